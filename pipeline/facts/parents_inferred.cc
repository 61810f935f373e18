// Parents that no sentence tells: by municipal law, by who sat, by what the title is about.
#include <algorithm>

#include "pipeline/facts/parents.h"

namespace orgkarta::facts {
namespace {

bool by_law(UnitKind kind) {
  return kind == UnitKind::council || kind == UnitKind::board || kind == UnitKind::committee ||
         kind == UnitKind::office;
}

/// The only body of the kinds that may have inner committees, if there is just one.
std::optional<UnitIndex> only_political(const UnitTable& table) {
  std::optional<UnitIndex> only;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || e.candidate) continue;
    if (e.unit.kind != UnitKind::board && e.unit.kind != UnitKind::committee) continue;
    if (only) return std::nullopt;
    only = u;
  }
  return only;
}

/// The office whose organisation a statement in the title or the first blocks tells of.
std::optional<UnitIndex> office_of(const View& view, const UnitTable& table,
                                   std::string_view title) {
  constexpr std::uint32_t kOpening = 6;  // blocks
  for (const Statement& s : view.found.statements) {
    if (s.rule->gives != "organisation_of") continue;
    const bool in_title = title.find(view.slice(s.span)) != std::string_view::npos;
    const auto units = table.named_in(view.range_of(s, "unit"));
    const bool one =
        units.size() == 1 && table.entries()[units.front()].unit.kind == UnitKind::office;
    if (one && (in_title || s.block < kOpening)) return units.front();
  }
  return std::nullopt;
}

}  // namespace

void parents_by_title(const View& view, UnitTable& table, std::string_view title,
                      std::optional<UnitIndex> sitting) {
  const auto office = office_of(view, table, title);
  const auto board = sitting ? sitting : only_political(table);
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || e.candidate || e.parent) continue;
    if (office && rank_of(table, u) == kDepartmentRank) set_parent(table, u, *office);
    if (board && e.unit.kind == UnitKind::subcommittee && view.lookup("inner_bodies", e.key)) {
      set_parent(table, u, *board);
    }
  }
}

void parents_by_law(UnitTable& table, const Home& home) {
  const auto top = home.municipality ? home.municipality : home.region;
  if (!top) return;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& entry = table.entries()[u];
    if (by_law(entry.unit.kind) && !entry.candidate) set_parent(table, u, *top);
  }
}

}  // namespace orgkarta::facts
