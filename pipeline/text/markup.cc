#include "pipeline/text/markup.h"

#include <algorithm>
#include <utility>

#include "pipeline/text/plain_bytes.h"

namespace orgkarta::text {
namespace {

constexpr std::string_view kEscapable = "\\`*_{}[]()#+-.!|~<>";

bool ends_line(char c) { return c == '\n' || c == '\f'; }

bool is_space(char c) { return c == ' ' || c == '\t'; }

/// One line under way: [begin, end) of the text without spaces round it.
struct Cursor {
  std::string_view text;
  std::size_t begin;
  std::size_t end;

  std::string_view view() const { return text.substr(begin, end - begin); }
  void trim() {
    while (begin < end && is_space(text[begin])) ++begin;
    while (begin < end && is_space(text[end - 1])) --end;
  }
};

bool is_note(std::string_view line) {
  const auto framed = [line](std::string_view first, std::string_view last) {
    return line.size() >= first.size() + last.size() && line.starts_with(first) &&
           line.ends_with(last);
  };
  return framed("<!--", "-->") || framed("**==>", "<==**") || framed("**-----", "-----**<br>");
}

void drop(Rewriter& writer, std::size_t begin, std::size_t size) {
  writer.keep_to(begin);
  writer.drop(size);
}

// Drops `size` bytes at the line's start and the spaces behind them.
void drop_prefix(Cursor& line, std::size_t size, Rewriter& writer) {
  const std::size_t begin = line.begin;
  line.begin += size;
  line.trim();
  drop(writer, begin, line.begin - begin);
}

// The level of a heading sign ("## " is 2), or 0.
std::uint8_t heading_level(std::string_view line) {
  const std::size_t n = std::min(line.find_first_not_of('#'), line.size());
  return n >= 1 && n <= 6 && n < line.size() && is_space(line[n]) ? static_cast<std::uint8_t>(n)
                                                                  : 0;
}

std::size_t stars_at(std::string_view text, std::size_t i) {
  return std::min(text.find_first_not_of('*', i), text.size()) - i;
}

// Drops what is markup within a line; `heading` parts the line behind its emphasised beginning.
void drop_inline(const Cursor& line, bool heading, Rewriter& writer) {
  bool part = heading && line.view().starts_with("**");
  for (std::size_t i = line.begin; i < line.end;) {
    const char c = line.text[i];
    const bool pair = i + 1 < line.end;
    if (c == '*' && pair && line.text[i + 1] == '*') {
      const std::size_t n = stars_at(line.text.substr(0, line.end), i);
      const bool closes = part && i > line.begin && i + n < line.end && is_space(line.text[i + n]);
      writer.keep_to(i);
      writer.replace(n + closes, closes ? "\n" : "");
      part = part && !closes;
      i += n + closes;
    } else if (c == '\\' && pair && kEscapable.find(line.text[i + 1]) != kEscapable.npos) {
      drop(writer, i, 1);
      i += 2;
    } else if (c == '<' && line.text.substr(i, line.end - i).starts_with("<br>")) {
      writer.keep_to(i);
      writer.replace(4, " ");
      i += 4;
    } else {
      ++i;
    }
  }
}

// A row "|a|b|" becomes "a", tab, "b"; a row of dashes goes.
void rewrite_row(const Cursor& line, Rewriter& writer) {
  if (line.view().find_first_not_of("|-: ") == line.view().npos) {
    return drop(writer, line.begin, line.end - line.begin);
  }
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (line.text[i] != '|') continue;
    std::size_t begin = i;
    std::size_t end = i + 1;
    while (begin > writer.at() && is_space(line.text[begin - 1])) --begin;
    while (end < line.end && is_space(line.text[end])) ++end;
    const bool border = i == line.begin || end == line.end;
    writer.keep_to(begin);
    writer.replace(end - begin, border ? "" : "\t");
    i = end - 1;
  }
}

constexpr std::string_view kBar = " | ";

std::size_t bars_in(std::string_view line) {
  std::size_t bars = 0;
  for (std::size_t i = line.find(kBar); i != line.npos; i = line.find(kBar, i + 2)) ++bars;
  return bars;
}

// Whether bars part the cells of a line without bars at its ends: the line above or below has as
// many. One line alone may be anything that somebody has parted by bars.
bool is_open_row(const Cursor& line) {
  const std::size_t bars = bars_in(line.view());
  if (bars == 0) return false;
  const std::string_view text = line.text;
  const std::size_t end = std::min(text.find_first_of("\n\f", line.end), text.size());
  const std::size_t next = std::min(text.find_first_of("\n\f", end + 1), text.size());
  if (end < text.size() && bars_in(text.substr(end + 1, next - end - 1)) == bars) return true;
  const std::size_t start = text.substr(0, line.begin).find_last_of("\n\f");
  if (start == text.npos || start == 0) return false;
  const std::size_t last = text.substr(0, start).find_last_of("\n\f");
  const std::size_t above = last == text.npos ? 0 : last + 1;
  return bars_in(text.substr(above, start - above)) == bars;
}

void rewrite_line(Cursor line, Rewriter& writer, std::vector<MarkedHeading>& headings) {
  line.trim();
  if (is_note(line.view())) return drop(writer, line.begin, line.end - line.begin);
  while (line.view().starts_with("> ") || line.view() == ">") drop_prefix(line, 1, writer);
  const std::uint8_t level = heading_level(line.view());
  if (level > 0) {
    drop_prefix(line, level, writer);
    writer.keep_to(line.begin);
    headings.push_back({static_cast<std::uint32_t>(writer.out_at()), level});
  }
  const std::string_view view = line.view();
  if (view.size() > 2 && view.front() == '|' && view.back() == '|')
    return rewrite_row(line, writer);
  if (is_open_row(line)) return rewrite_row(line, writer);
  if (view.size() > 2 && view.front() == '_' && view.back() == '_' && view[1] != '_') {
    drop(writer, line.begin, 1);
    drop_inline({line.text, line.begin + 1, line.end - 1}, level > 0, writer);
    return drop(writer, line.end - 1, 1);
  }
  drop_inline(line, level > 0, writer);
}

}  // namespace

Markup drop_markup(std::string_view text) {
  Rewriter writer(text);
  Markup markup;
  for (std::size_t i = 0; (i = skip_plain(text, i)) < text.size();) {
    if (!is_markup(text[i])) {
      ++i;
      continue;
    }
    std::size_t begin = i;
    while (begin > 0 && !ends_line(text[begin - 1])) --begin;
    while (i < text.size() && !ends_line(text[i])) ++i;
    rewrite_line({text, begin, i}, writer, markup.headings);
  }
  markup.result = std::move(writer).finish();
  return markup;
}

}  // namespace orgkarta::text
