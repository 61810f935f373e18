#include "pipeline/ingest/pages/page_flow.h"

#include <algorithm>
#include <cmath>

#include "pipeline/ingest/pages/signs.h"

namespace orgkarta::ingest {
namespace {

constexpr float kParagraphGap = 1.22F;  // times the usual step
constexpr float kIndent = 0.8F;         // of the font's size
constexpr float kSpace = 0.25F;         // of the font's size: the least space between words
constexpr float kSameSize = 0.6F;       // points
constexpr float kSlack = 1;             // points

const PageWord& first_word(const PageLine& line) { return *line.cells[0][0].words.front(); }

bool opens(const PageLine& line) { return begins_with_item(text_of(line)); }

/// The next line's first word found no room.
bool is_full(const PageStyle& style, const PageLine& line, const PageLine& next) {
  const PageWord& word = first_word(next);
  const float wanted = word.right() - word.left() + kSpace * word.size;
  return line.right + wanted > style.right_edge(line) - kSlack;
}

/// Where the words behind a list item's marker stand.
float words_left(const PageLine& line) {
  const auto& words = line.cells[0][0].words;
  return words.size() > 1 ? words[1]->left() : words[0]->left();
}

/// Whether a heading's line ends with a short word in small letters, or within one: it goes on.
bool is_cut(const std::string& line) {
  constexpr std::size_t kShort = 5;  // bytes
  const std::string last = line.substr(line.rfind(' ') + 1);
  return line.ends_with('-') || line.ends_with("\u00AD") || line.ends_with(',') ||
         (last.size() <= kShort && begins_small(last));
}

/// "Present:" in bold opens a line of its own.
bool begins_with_label(const PageLine& line) {
  for (const PageWord* word : line.cells[0][0].words) {
    if (!word->bold) return false;
    if (word->text.ends_with(':')) return true;
  }
  return false;
}

bool over_flow(const PageStyle& style, const PageLine& line, const PageLine& next) {
  const std::string text = text_of(line);
  if (!is_open_end(text) || opens(next) || style.stands_out(line)) return false;
  const std::string below = text_of(next);
  const bool goes_on = begins_small(below) || (below.front() >= '0' && below.front() <= '9');
  return goes_on || (is_full(style, line, next) && !style.stands_out(next));
}

/// Whether the next line begins further in, as a paragraph's first, or further out than a list's
/// item.
bool moves(const PageLine& first, const PageLine& line, const PageLine& next) {
  const float indent = kIndent * line.size;
  if (opens(first)) return next.left < words_left(first) - indent && &line != &first;
  return next.left > line.left + indent || next.left < line.left - 2 * indent;
}

}  // namespace

Break break_between(const PageStyle& style, const PageLine& first, const PageLine& line,
                    const PageLine& next) {
  if (line.table || next.table) return line.table && next.table ? Break::line : Break::blank;
  const bool cells = line.cells.size() > 1 || next.cells.size() > 1;
  const bool size = std::abs(line.size - next.size) < kSameSize;
  if (next.begins_flow) {
    return !cells && size && over_flow(style, line, next) ? Break::none : Break::blank;
  }
  const float step = next.bottom - line.bottom;
  const float usual = style.step_of(std::max(line.size, next.size));
  if (!size || step <= 0 || step > kParagraphGap * usual) return Break::blank;
  if (cells || opens(next) || begins_with_label(next)) return Break::line;
  const bool small = begins_small(text_of(next));
  const std::string text = text_of(line);
  if (text.ends_with(':') && !small) return Break::line;
  const bool full = is_full(style, line, next);
  if (line.bold != next.bold && !(full && small)) return Break::blank;
  const bool heading = style.stands_out(line) && style.stands_out(next);
  // Another heading may follow right below.
  if (heading) return small || (full && is_cut(text)) ? Break::none : Break::line;
  if (moves(first, line, next) && !small) return full ? Break::line : Break::blank;
  return full ? Break::none : Break::line;
}

}  // namespace orgkarta::ingest
