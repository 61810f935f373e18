// What a document is called.
#include <algorithm>

#include "pipeline/facts/document.h"
#include "pipeline/facts/type_words.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kMatterSign = "\u00A7";
constexpr std::uint32_t kLongestTitle = 200;  // bytes: a longer first block is no title
constexpr std::size_t kHeadBlocks = 8;        // a letterhead is among the first
constexpr int kSteps = 2;                     // a way to a page has as many, or more

/// "Start / Organisation / Offices": the way to a page.
bool is_way(std::string_view line) {
  const auto steps = [&](std::string_view sign) {
    int n = 0;
    for (std::size_t at = line.find(sign); at != std::string_view::npos;
         at = line.find(sign, at + sign.size())) {
      ++n;
    }
    return n;
  };
  return std::max(steps(" / "), steps(" > ")) >= kSteps;
}

/// Whether a line is a body's name and nothing else.
bool is_body(const View& view, const Block& b) {
  const Statement::Range range = view.mentions_in(b.content);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Mention& m = view.found.mentions[i];
    if (m.type == MentionType::unit && m.span == b.content) return true;
  }
  return false;
}

/// Whether a line could stand over the text.
bool may_be_title(const View& view, const Block& b) {
  const std::string_view line = view.slice(b.content);
  return b.content.size() <= kLongestTitle && !line.ends_with('.') &&
         line.find('\t') == std::string_view::npos &&
         !view.slice(b.span).starts_with(kMatterSign) && !is_way(line) &&
         !view.lookup("headings", line);
}

std::vector<const Block*> head_of(const View& view) {
  std::vector<const Block*> head;
  for (const Block& b : view.text.blocks) {
    if (b.kind != BlockKind::boilerplate) head.push_back(&b);
    if (head.size() == kHeadBlocks) break;
  }
  return head;
}

/// The cell of the letterhead that says what this is.
std::string_view letterhead(const View& view, const std::vector<const Block*>& head) {
  for (const Block* b : head) {
    const std::string_view line = view.slice(b->content);
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      const std::string_view cell = line.substr(begin, end - begin);
      begin = end + 1;
      if (cell.size() > kLongestTitle || cell.ends_with('.')) continue;
      if (named_first(view, unicode::lower(cell))) return cell;
    }
  }
  return {};
}

}  // namespace

std::string title_of(const View& view) {
  if (!view.hints.title.empty()) return view.hints.title;
  const auto& blocks = view.text.blocks;
  const auto title = std::find_if(blocks.begin(), blocks.end(),
                                  [](const Block& b) { return b.kind == BlockKind::title; });
  const bool stands = title != blocks.end();
  if (stands && !is_way(view.slice(title->content)) && !is_body(view, *title)) {
    return std::string(view.slice(title->content));
  }
  if (!stands && !view.text.meta.title.empty()) return view.text.meta.title;
  const std::vector<const Block*> head = head_of(view);
  if (const auto line = letterhead(view, head); !line.empty()) return std::string(line);
  if (stands && is_body(view, *title)) return std::string(view.slice(title->content));
  for (const Block* b : head) {
    const std::string_view words = view.slice(b->content);
    if (words.ends_with('.') && !words.starts_with(kMatterSign)) break;  // the text begins
    if (view.lookup("headings", words)) break;
    if (may_be_title(view, *b) && !is_body(view, *b)) return std::string(words);
  }
  const bool short_first = !head.empty() && head.front()->content.size() <= kLongestTitle;
  return short_first ? std::string(view.slice(head.front()->content)) : std::string();
}

}  // namespace orgkarta::facts
