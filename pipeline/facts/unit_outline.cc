// Parents from layout: a body's heading over a list of bodies, and lists inside lists.
#include "pipeline/facts/parents.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestHeading = 90;  // bytes

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
  if (b.kind == BlockKind::heading || b.kind == BlockKind::title) return line_unit(view, table, b);
  if (b.content.size() > kLongestHeading || !view.slice(b.content).ends_with(':')) {
    return std::nullopt;
  }
  const auto units = table.named_in(view.mentions_in(b.content));
  return units.size() == 1 ? std::optional(units.front()) : std::nullopt;
}

/// A body in an outline and how deep it stands: list items from 0, introductions above them,
/// headings of known level above these, other headings on top.
struct Level {
  int depth = 0;
  UnitIndex unit = 0;
};

constexpr int kIntroduction = -1;
constexpr int kLowestHeading = -2;
constexpr int kHeading = -9;  // of a level that is not known, or the title

int heading_depth(const Block& b) {
  const bool known = b.kind == BlockKind::heading && b.depth > 0 && b.depth <= 6;
  return known ? kLowestHeading - 6 + b.depth : kHeading;
}

/// Outline of a document while its blocks are gone through.
class Outliner {
 public:
  Outliner(const View& view, UnitTable& table) : view_(view), table_(table) {}

  void heading(const Block& b) {
    const int depth = heading_depth(b);
    close(depth);
    const auto unit = heading_unit(view_, table_, b);
    if (unit) {
      if (depth > kHeading && direct_) place(*unit);
      open_.push_back({depth, *unit});
    }
    const bool page = b.kind == BlockKind::title && unit;  // lists below may be of anything
    const bool works =
        unit && rank_of(table_.entries()[*unit].unit.kind) >= rank_of(UnitKind::office);
    direct_ = (unit && (!page || works)) ||
              view_.lookup("plural_heads", view_.slice(b.content)).has_value();
  }

  void introduction(const Block& b) {
    close(kIntroduction);
    if (const auto unit = heading_unit(view_, table_, b)) open_.push_back({kIntroduction, *unit});
  }

  void item(const Block& b) {
    const auto unit = line_unit(view_, table_, b);
    if (!unit) return;
    const int depth = b.kind == BlockKind::list_item ? b.depth : 0;
    close(depth);
    const bool under_heading = !open_.empty() && open_.back().depth <= kLowestHeading;
    if (direct_ || !under_heading) place(*unit);
    open_.push_back({depth, *unit});
  }

  /// The nearest heading that names a body.
  std::optional<UnitIndex> heading_above() const {
    for (auto level = open_.rbegin(); level != open_.rend(); ++level) {
      if (level->depth <= kLowestHeading) return level->unit;
    }
    return std::nullopt;
  }

 private:
  void close(int depth) {
    while (!open_.empty() && open_.back().depth >= depth) open_.pop_back();
  }

  /// What is open above a body is its parent, if it stands higher.
  void place(UnitIndex unit) {
    if (open_.empty()) return;
    const UnitKind above = table_.entries()[open_.back().unit].unit.kind;
    const bool higher = rank_of(above) < rank_of(table_.entries()[unit].unit.kind);
    if (higher || (above == UnitKind::department && open_.back().depth >= 0)) {
      set_parent(table_, unit, open_.back().unit);
    }
  }

  const View& view_;
  UnitTable& table_;
  std::vector<Level> open_;
  bool direct_ = false;  ///< the last heading names a body, or says that bodies follow
};

}  // namespace

int rank_of(UnitKind kind) {
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

Outline read_outline(const View& view, UnitTable& table) {
  Outline headings(view.text.blocks.size());
  Outliner outliner(view, table);
  for (std::size_t i = 0; i < view.text.blocks.size(); ++i) {
    const Block& b = view.text.blocks[i];
    if (b.kind == BlockKind::boilerplate) continue;
    const bool heads = b.kind == BlockKind::heading || b.kind == BlockKind::title;
    if (heads) {
      outliner.heading(b);
    } else if (b.kind == BlockKind::list_item || b.kind == BlockKind::label_value) {
      outliner.item(b);
    } else {
      outliner.introduction(b);
    }
    headings[i] = outliner.heading_above();
  }
  return headings;
}

}  // namespace orgkarta::facts
