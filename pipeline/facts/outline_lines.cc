#include "pipeline/facts/outline_lines.h"

#include "pipeline/facts/parents.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestHeading = 90;  // bytes

}  // namespace

/// The body that a line is about: named at its very beginning, with nothing but letters in
/// parentheses, a colon or a dash behind it; in a list also with what is told of it.
std::optional<UnitIndex> line_unit(const View& view, const UnitTable& table, const Block& b) {
  const Statement::Range range = view.mentions_in(b.content);
  const std::uint32_t first = range.first;
  if (first >= range.last || view.found.mentions[first].span.begin != b.content.begin) {
    return std::nullopt;
  }
  const std::uint32_t end = view.found.mentions[first].span.end;
  const std::string_view rest = view.slice({end, b.content.end});
  const bool alone = rest.empty() || rest.starts_with(" (") || rest.starts_with(":") ||
                     rest.starts_with(" –") || rest.starts_with(" -") || rest.starts_with(", ") ||
                     rest.starts_with("\t");
  const bool item = b.kind == BlockKind::list_item && rest.starts_with(' ') &&
                    view.lookup("after_bodies", rest.substr(1, rest.find(' ', 1) - 1));
  const bool stop = b.kind == BlockKind::list_item && rest.starts_with(". ");
  return alone || item || stop ? table.of_mention(first) : std::nullopt;
}

/// An introduction over a list: the one body that it names.
std::optional<UnitIndex> heading_unit(const View& view, const UnitTable& table, const Block& b) {
  if (b.content.size() > kLongestHeading || !view.slice(b.content).ends_with(':')) {
    return std::nullopt;
  }
  const auto units = table.named_in(view.mentions_in(b.content));
  return units.size() == 1 ? std::optional(units.front()) : std::nullopt;
}

/// A body's name over what is told of it, in a line of its own that no file marks as a heading. A
/// line among such lines is of a list of addressees.
bool is_name_line(const View& view, const UnitTable& table, std::size_t index) {
  const auto named_at = [&](std::size_t i) -> std::optional<UnitIndex> {
    if (i >= view.text.blocks.size()) return std::nullopt;
    const Block& b = view.text.blocks[i];
    if (b.kind != BlockKind::paragraph) return std::nullopt;
    const Statement::Range range = view.mentions_in(b.content);
    if (range.first >= range.last) return std::nullopt;
    const Span span = view.found.mentions[range.first].span;
    const std::string_view rest = view.slice({span.end, b.content.end});
    const bool fills = span.begin == b.content.begin &&
                       (rest.empty() || (rest.starts_with(" (") && rest.ends_with(')')));
    return fills ? table.of_mention(range.first) : std::nullopt;
  };
  // An office over the first of its parts; under a heading of addressees they are two of these.
  const auto nested = [&](std::size_t i) {
    const auto office = named_at(i);
    const auto part = named_at(i + 1);
    const bool addressed =
        i > 0 && view.lookup("headings", view.lower(view.text.blocks[i - 1].content));
    return office && part && !addressed && (i == 0 || !named_at(i - 1)) && !named_at(i + 2) &&
           rank_of(table, *office) == kOfficeRank && rank_of(table, *part) > kOfficeRank;
  };
  if (!named_at(index)) return false;
  if (nested(index) || (index > 0 && nested(index - 1))) return true;
  return !named_at(index + 1) && (index == 0 || !named_at(index - 1));
}

/// A short line that begins with a body's name and a colon, however it was read.
bool is_labelled(const View& view, const UnitTable& table, const Block& b) {
  if (b.kind != BlockKind::paragraph || b.content.size() > kLongestHeading + 30) return false;
  const Statement::Range range = view.mentions_in(b.content);
  if (range.first >= range.last || !table.of_mention(range.first)) return false;
  const Span span = view.found.mentions[range.first].span;
  return span.begin == b.content.begin && view.slice({span.end, b.content.end}).starts_with(": ");
}

/// A heading that tells of an office's or a department's parts: "Department X has three units".
std::optional<UnitIndex> begins_with(const View& view, const UnitTable& table, const Block& b) {
  const auto units = table.named_in(view.mentions_in(b.content));
  const Statement::Range range = view.mentions_in(b.content);
  if (units.size() != 1 || rank_of(table, units.front()) < kOfficeRank) return std::nullopt;
  if (view.found.mentions[range.first].span.begin != b.content.begin) return std::nullopt;
  return units.front();
}

std::optional<UnitIndex> people_at(const View& view, const UnitTable& table, const Block& b) {
  const Statement::Range range = view.mentions_in(b.content);
  const auto units = table.named_in(range);
  if (units.size() != 1 || b.content.size() > kLongestHeading) return std::nullopt;
  const Mention& last = view.found.mentions[range.last - 1];
  if (last.span.end != b.content.end || table.of_mention(range.last - 1) != units.front()) {
    return std::nullopt;
  }
  std::string_view before = view.slice({b.content.begin, last.span.begin});
  if (!before.ends_with(' ')) return std::nullopt;
  before.remove_suffix(1);
  const std::size_t space = before.rfind(' ');
  if (space == before.npos) return std::nullopt;
  return view.lookup("body_places", before.substr(space + 1)) ? std::optional(units.front())
                                                              : std::nullopt;
}

}  // namespace orgkarta::facts
