// Bodies that the begin of a post's line or sentence tells, or the cell above it.
#include <algorithm>

#include "pipeline/facts/plain_names.h"
#include "pipeline/facts/post_bodies.h"
#include "pipeline/facts/post_layouts.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

/// The begin of a stretch up to a mark that parts it from a title or a name.
Span up_to_mark(const View& view, Span before) {
  for (const std::string_view mark : {"\t", ", ", ": ", " – ", " - ", " (", ". "}) {
    if (!view.slice(before).ends_with(mark)) continue;
    return {before.begin, before.end - static_cast<std::uint32_t>(mark.size())};
  }
  return {before.begin, before.begin};
}

/// The body in the cell above a post's one: bodies in columns over their heads.
std::optional<UnitIndex> column_over(const View& view, const UnitTable& table,
                                     std::uint32_t begin) {
  const std::uint32_t block = view.block_at(begin);
  if (block == 0 || view.slice(view.block(block).content).find('\t') == std::string_view::npos) {
    return std::nullopt;
  }
  const std::vector<Span> cells = table_cells(view, view.block(block));
  const std::vector<Span> above = table_cells(view, view.block(block - 1));
  if (cells.size() < 2 || cells.size() != above.size()) return std::nullopt;
  for (const Span cell : above) {
    if (!plain_unit(view, table, cell)) return std::nullopt;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].begin <= begin && begin < cells[i].end) return plain_unit(view, table, above[i]);
  }
  return std::nullopt;
}

/// The longest words that a sentence begins with and that are a body's name, few others behind.
std::optional<UnitIndex> leading_unit(const View& view, const UnitTable& table, Span before) {
  constexpr std::size_t kLongest = 90;  // bytes: "name is led since spring by"
  constexpr std::size_t kBehind = 30;
  const std::string_view words = view.slice(before);
  if (words.size() > kLongest) return std::nullopt;
  for (std::size_t end = words.rfind(' '); end != words.npos && end > 0;
       end = words.rfind(' ', end - 1)) {
    if (words.size() - end > kBehind) return std::nullopt;
    const Span name{before.begin, before.begin + static_cast<std::uint32_t>(end)};
    if (const auto unit = plain_unit(view, table, name)) return unit;
  }
  return std::nullopt;
}

/// The longest words right before a parenthesis, and behind the one before it, that are a body's
/// name: "Schools (head A), Parks (head B)".
std::optional<UnitIndex> unit_before_parenthesis(const View& view, const UnitTable& table,
                                                 Span before) {
  constexpr std::uint32_t kLongest = 90;  // bytes
  constexpr std::string_view kOpening = " (";
  if (!view.slice(before).ends_with(kOpening)) return std::nullopt;
  before.end -= static_cast<std::uint32_t>(kOpening.size());
  if (before.size() > kLongest) {  // from a word's begin on
    before.begin = before.end - kLongest;
    before.begin += static_cast<std::uint32_t>(
        std::min<std::size_t>(view.slice(before).find(' '), before.size()));
  }
  const std::size_t close = view.slice(before).rfind(')');
  if (close != std::string_view::npos) before.begin += static_cast<std::uint32_t>(close) + 1;
  for (std::uint32_t at = before.begin; at < before.end; ++at) {
    if (at > before.begin && view.text.text[at - 1] != ' ') continue;
    if (view.text.text[at] == ' ') continue;
    if (const auto unit = plain_unit(view, table, {at, before.end})) return unit;
  }
  return std::nullopt;
}

}  // namespace

std::optional<UnitIndex> unit_of_line(const View& view, const UnitTable& table,
                                      const DraftPost& d) {
  const std::uint32_t begin = d.post.evidence.front().span.begin;
  const Block& block = view.block(view.block_at(begin));
  const auto suiting = [&](std::optional<UnitIndex> unit) {
    return unit && suits(d.post.role, table.entries()[*unit].unit.kind) ? unit : std::nullopt;
  };
  if (const auto above = suiting(column_over(view, table, begin))) return above;
  if (begin <= block.content.begin || tells_other(view, d)) return std::nullopt;
  const bool aside =
      d.told && view.slice(d.post.evidence.front().span).find(" (") != std::string::npos;
  if (aside) return std::nullopt;  // "A (now head)": elsewhere
  const Span before{block.content.begin, begin};
  if (const auto unit = suiting(unit_before_parenthesis(view, table, before))) return unit;
  const Span name = up_to_mark(view, before);
  if (!name.empty()) {
    if (const auto unit = suiting(plain_unit(view, table, name))) return unit;
  }
  if (d.post.role != Role::head || view.text.sentences.empty()) return std::nullopt;
  const std::uint32_t sentence = view.text.sentences[view.sentence_of(begin)].begin;
  if (sentence >= begin || sentence < block.content.begin) return std::nullopt;
  return suiting(leading_unit(view, table, {sentence, begin}));
}

std::optional<UnitIndex> unit_of_sentence(const View& view, const UnitTable& table,
                                          const DraftPost& d) {
  if (view.text.sentences.empty() || tells_other(view, d)) return std::nullopt;
  const Span post = d.post.evidence.front().span;
  const Span sentence = view.text.sentences[view.sentence_of(post.begin)];
  std::optional<UnitIndex> nearest;
  for (const Statement& s : view.statements_in({sentence.begin, post.end})) {
    if (s.rule->gives != "posts_of") continue;
    const auto named = table.named_in(view.range_of(s, "unit"));
    if (named.size() != 1) continue;
    UnitIndex unit = named.front();
    const auto& e = table.entries()[unit];
    const auto* inner = view.longest_end("inner_bodies", unicode::lower(e.unit.name));
    if (e.parent && inner && inner->value == "owner") unit = *e.parent;
    if (fits(view, table, d, unit)) nearest = unit;
  }
  return nearest;
}

}  // namespace orgkarta::facts
