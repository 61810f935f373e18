// Parents from layout: a body's heading over a list of bodies, and lists inside lists.
#include "pipeline/facts/parents.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestHeading = 90;  // bytes

/// How high a body stands; a parent stands higher than its children.
int rank(UnitKind kind) {
  switch (kind) {
    case UnitKind::municipality:
    case UnitKind::region:
      return 0;
    case UnitKind::council:
      return 1;
    case UnitKind::board:
    case UnitKind::committee:
    case UnitKind::federation:
    case UnitKind::company:
      return 2;
    case UnitKind::office:
      return 3;
    case UnitKind::department:
      return 4;
    default:
      return 5;
  }
}

/// The body that a line is about: named at its very beginning, with nothing but letters in
/// parentheses, a colon or a dash behind it.
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
  return alone ? table.of_mention(first) : std::nullopt;
}

/// A heading or an introduction over a list: the one body that it names.
std::optional<UnitIndex> heading_unit(const View& view, const UnitTable& table, const Block& b) {
  if (b.kind == BlockKind::heading) return line_unit(view, table, b);
  if (b.content.size() > kLongestHeading || !view.slice(b.content).ends_with(':')) {
    return std::nullopt;
  }
  const auto units = table.named_in(view.mentions_in(b.content));
  return units.size() == 1 ? std::optional(units.front()) : std::nullopt;
}

/// A body in an outline and how deep it stands: list items from 0, introductions above them,
/// headings on top.
struct Level {
  int depth = 0;
  UnitIndex unit = 0;
};

constexpr int kIntroduction = -1;
constexpr int kHeading = -2;

void close(std::vector<Level>& open, int depth) {
  while (!open.empty() && open.back().depth >= depth) open.pop_back();
}

void place_item(UnitTable& table, UnitIndex unit, const std::vector<Level>& open) {
  if (open.empty()) return;
  const UnitKind above = table.entries()[open.back().unit].unit.kind;
  const bool higher = rank(above) < rank(table.entries()[unit].unit.kind);
  if (higher || (above == UnitKind::department && open.back().depth >= 0)) {
    set_parent(table, unit, open.back().unit);
  }
}

}  // namespace

Outline read_outline(const View& view, UnitTable& table) {
  Outline headings(view.text.blocks.size());
  std::vector<Level> open;
  for (std::size_t i = 0; i < view.text.blocks.size(); ++i) {
    const Block& b = view.text.blocks[i];
    if (b.kind == BlockKind::boilerplate) continue;
    const bool item = b.kind == BlockKind::list_item || b.kind == BlockKind::label_value;
    if (!item) {
      const bool heads = b.kind == BlockKind::heading || b.kind == BlockKind::title;
      close(open, heads ? kHeading : kIntroduction);
      const auto unit = heading_unit(view, table, b);
      if (unit) open.push_back({heads ? kHeading : kIntroduction, *unit});
    } else if (const auto unit = line_unit(view, table, b)) {
      const int depth = b.kind == BlockKind::list_item ? b.depth : 0;
      close(open, depth);
      place_item(table, *unit, open);
      open.push_back({depth, *unit});
    }
    if (!open.empty() && open.front().depth == kHeading) headings[i] = open.front().unit;
  }
  return headings;
}

}  // namespace orgkarta::facts
