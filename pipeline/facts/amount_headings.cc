#include "pipeline/facts/amount_headings.h"

#include <algorithm>

#include "pipeline/facts/numbers.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestList = 200;  // blocks between an introduction and its last figure
constexpr std::uint32_t kLineBytes = 60;     // what is longer is no line of a list

constexpr bool parts_words(char c) {
  return c == ' ' || (c >= '(' && c <= ')') || (c >= ',' && c <= '/' && c != '-') || c == ':' ||
         c == ';' || c == '\t' || c == '\n';
}

/// What the first word of a stretch that is a unit of money multiplies sums with; 0: none is.
double scale_in(const View& view, Span span) {
  const std::string_view text = view.slice(span);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && !parts_words(text[end])) ++end;
    if (end > begin) {
      const std::string_view word = text.substr(begin, end - begin);
      auto value = view.lookup("currencies", word);
      if (!value) value = view.lookup("table_scales", word);
      if (value) return parse_number(*value).value_or(0);
    }
    begin = end + 1;
  }
  return 0;
}

bool ends_in_colon(const View& view, const Block& block) {
  return view.slice(block.content).ends_with(':');
}

/// Whether two list items stand beside each other rather than one under the other.
bool same_rank(const View& view, const Block& a, const Block& b) {
  if (a.kind != BlockKind::list_item || b.kind != BlockKind::list_item) return false;
  if (a.label.empty() != b.label.empty()) return false;
  return a.depth == b.depth && (!a.label.empty() || view.slice(a.marker) == view.slice(b.marker));
}

bool is_prose(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::paragraph || kind == BlockKind::title;
}

}  // namespace

std::optional<AmountKind> kind_said(const View& view, Span span) {
  return parse_name<AmountKind>(view.first_at_edge("amount_headings", view.lower(span)));
}

// The sums that stand there themselves are left out.
double scale_said(const View& view, Span span) {
  const auto range = view.mentions_in(span);
  std::uint32_t begin = span.begin;
  double scale = 0;
  for (std::uint32_t i = range.first; i < range.last && scale == 0; ++i) {
    const Mention& m = view.found.mentions[i];
    if (m.type != MentionType::amount) continue;
    scale = scale_in(view, {begin, m.span.begin});
    begin = m.span.end;
  }
  return scale == 0 ? scale_in(view, {begin, span.end}) : scale;
}

std::optional<Period> period_said(const View& view, Span span) {
  return parse_name<Period>(view.first_at_edge("table_periods", view.lower(span)));
}

Span last_sentence(const View& view, const Block& block) {
  if (block.sentence_count == 0) return block.content;
  return view.text.sentences[block.first_sentence + block.sentence_count - 1];
}

bool is_line(const View& view, const Block& block) {
  const std::string_view text = view.slice(block.content);
  return block.kind == BlockKind::paragraph && text.size() <= kLineBytes && !text.ends_with('.') &&
         !text.ends_with(':') && !text.ends_with('?');
}

std::optional<std::uint32_t> introduction_of(const View& view, std::uint32_t block) {
  for (std::uint32_t b = block; b-- > 0 && block - b < kLongestList;) {
    const Block& above = view.block(b);
    if (above.kind == BlockKind::list_item && ends_in_colon(view, above) &&
        !same_rank(view, above, view.block(block))) {
      return b;
    }
    if (is_prose(above.kind) && !is_line(view, above)) return b;
  }
  return std::nullopt;
}

}  // namespace orgkarta::facts
