// Parents that no sentence tells: by municipal law, by who sat, by what the title is about.
#include <algorithm>

#include "pipeline/facts/parents.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

bool by_law(UnitKind kind) {
  return kind == UnitKind::council || kind == UnitKind::board || kind == UnitKind::committee ||
         kind == UnitKind::office;
}

/// The only body of the kinds that may have inner committees, if there is just one.
std::optional<UnitIndex> only_political(const UnitTable& table) {
  return table.only([](const UnitTable::Entry& e) {
    return e.unit.kind == UnitKind::board || e.unit.kind == UnitKind::committee;
  });
}

/// The office whose organisation a statement in the title or the first blocks tells of.
std::optional<UnitIndex> organised(const View& view, const UnitTable& table,
                                   std::string_view title) {
  constexpr std::uint32_t kOpening = 6;  // blocks
  for (const Statement* const told : view.statements("organisation_of")) {
    const Statement& s = *told;
    const bool in_title = title.find(view.slice(s.span)) != std::string_view::npos;
    const auto units = table.named_in(view.range_of(s, "unit"));
    const bool one = units.size() == 1 && rank_of(table, units.front()) == kOfficeRank;
    if (one && (in_title || s.block < kOpening)) return units.front();
  }
  return std::nullopt;
}

/// The one body that the first title or heading names.
std::optional<UnitIndex> named_on_top(const View& view, const UnitTable& table) {
  for (const Block& b : view.text.blocks) {
    if (b.kind != BlockKind::title && b.kind != BlockKind::heading) continue;
    std::vector<UnitIndex> units = table.named_in(view.mentions_in(b.content));
    std::erase_if(units, [&](UnitIndex u) { return rank_of(table, u) == 0; });
    const Statement::Range range = view.mentions_in(b.content);
    const bool edge = range.first < range.last &&
                      (view.found.mentions[range.first].span.begin == b.content.begin ||
                       view.found.mentions[range.last - 1].span.end == b.content.end);
    if (units.size() == 1 && edge) return units.front();
    if (!units.empty() || b.kind == BlockKind::title) return std::nullopt;
  }
  return std::nullopt;
}

/// Where a unit is first told of: in a body's section it belongs to that body.
std::optional<UnitIndex> section_of(const View& view, const Outline& outline,
                                    const UnitTable::Entry& e) {
  return outline[view.block_at(e.first)];
}

/// Whether a body's section ended before a unit is first told of.
bool sections_before(const View& view, const Outline& outline, const UnitTable::Entry& e) {
  const auto here = outline.begin() + view.block_at(e.first);
  return std::any_of(outline.begin(), here,
                     [](const auto& section) { return section.has_value(); });
}

bool has_departments(const UnitTable& table) {
  return std::any_of(table.entries().begin(), table.entries().end(), [](const auto& e) {
    return !e.removed && !e.candidate && e.unit.kind == UnitKind::department;
  });
}

/// The company whose page this is: its first paragraph of some length begins with it ("X AB is
/// owned by … We …"), and no office is told of.
std::optional<UnitIndex> host(const View& view, const UnitTable& table) {
  constexpr std::uint32_t kShort = 60;  // bytes
  const bool office =
      std::any_of(table.entries().begin(), table.entries().end(),
                  [](const auto& e) { return !e.removed && e.unit.kind == UnitKind::office; });
  if (office) return std::nullopt;
  for (const Block& b : view.text.blocks) {
    if (b.kind != BlockKind::paragraph || b.content.size() < kShort) continue;
    const Statement::Range r = view.mentions_in(b.content);
    const bool begins =
        r.first < r.last && view.found.mentions[r.first].span.begin == b.content.begin;
    const auto unit = begins ? table.of_mention(r.first) : std::nullopt;
    const bool firm = unit && table.entries()[*unit].unit.kind == UnitKind::company;
    return firm ? unit : std::nullopt;
  }
  return std::nullopt;
}

bool is_part(const UnitTable& table, UnitIndex unit, std::optional<UnitIndex> whole) {
  if (!whole || *whole == unit) return false;
  const UnitKind kind = table.entries()[unit].unit.kind;
  const int above = rank_of(table, *whole);
  return (kind == UnitKind::department && above == kOfficeRank) ||
         (kind == UnitKind::unit && (above == kOfficeRank || above == kDepartmentRank));
}

/// The board or committee that the first heading names, or the only one.
std::optional<UnitIndex> political(const View& view, const UnitTable& table) {
  const auto top = named_on_top(view, table);
  const UnitKind kind = top ? table.entries()[*top].unit.kind : UnitKind::unit;
  const bool has_own = kind == UnitKind::board || kind == UnitKind::committee;
  return has_own ? top : only_political(table);
}

/// The municipality that another than the text's own is told of with: "In M the office …".
std::optional<UnitIndex> told_with(const View& view, const UnitTable& table,
                                   const UnitTable::Entry& e, UnitIndex home) {
  constexpr std::uint32_t kPreposition = 5;  // bytes, with its space
  std::optional<UnitIndex> other;
  for (const Evidence& at : e.unit.evidence) {
    const Span sentence = view.text.sentences[view.sentence_of(at.span.begin)];
    const Statement::Range range = view.mentions_in(sentence);
    if (range.first >= range.last) return std::nullopt;
    const Mention& first = view.found.mentions[range.first];
    const auto town = table.of_mention(range.first);
    if (!town || first.span.begin - sentence.begin > kPreposition) return std::nullopt;
    const auto& named = table.entries()[*town];
    if (*town == home || named.unit.kind != UnitKind::municipality) return std::nullopt;
    if (other && *other != *town) return std::nullopt;
    other = town;
  }
  return other;
}

/// Whether a company begins a line under "Municipal companies".
bool listed_as_owned(const View& view, const UnitTable::Entry& e) {
  constexpr std::uint32_t kFar = 12;  // blocks
  const std::uint32_t at = view.block_at(e.first);
  if (view.block(at).content.begin != e.first) return false;
  for (std::uint32_t b = at; b > 0 && at - b < kFar;) {
    const Block& above = view.block(--b);
    std::string_view line = view.lower(above.content);
    if (line.ends_with(':')) line.remove_suffix(1);
    if (view.lookup("owned_headings", line)) return true;
    if (above.kind == BlockKind::heading || above.kind == BlockKind::title) return false;
  }
  return false;
}

/// "The municipal company C".
void from_owned(const View& view, UnitTable& table, UnitIndex top) {
  for (const Statement* const told : view.statements("owned")) {
    for (const UnitIndex child : table.named_in(view.range_of(*told, "child"))) {
      if (table.entries()[child].unit.kind == UnitKind::company) set_parent(table, child, top);
    }
  }
}

}  // namespace

void parents_by_title(const View& view, UnitTable& table, const About& about) {
  const auto office = organised(view, table, about.title);
  const auto top = about.page ? named_on_top(view, table) : std::nullopt;
  const auto firm = about.page ? host(view, table) : std::nullopt;
  const bool departments = has_departments(table);
  const auto council = table.only(UnitKind::council);
  const auto board = about.sitting ? about.sitting : political(view, table);
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || e.candidate || e.parent) continue;
    const auto section = about.page ? section_of(view, about.outline, e) : std::nullopt;
    if (is_part(table, u, section)) set_parent(table, u, *section);
    const bool outside = about.page && !section && sections_before(view, about.outline, e);
    if (!outside && is_part(table, u, top)) set_parent(table, u, *top);
    const bool direct = e.unit.kind == UnitKind::department || !departments;
    if (direct && is_part(table, u, office)) set_parent(table, u, *office);
    const bool works = e.unit.kind == UnitKind::department || e.unit.kind == UnitKind::unit;
    if (direct && firm && works) set_parent(table, u, *firm);
    const auto inner =
        e.unit.kind == UnitKind::subcommittee ? view.lookup("inner_bodies", e.key) : std::nullopt;
    const bool of_council = inner && parse_name<UnitKind>(*inner) == UnitKind::council;
    if (of_council && council) set_parent(table, u, *council);
    if (inner && !of_council && board) set_parent(table, u, *board);
  }
}

void parents_by_law(const View& view, UnitTable& table, const Home& home) {
  const auto top = home.municipality ? home.municipality : home.region;
  if (!top) return;
  from_owned(view, table, *top);
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& entry = table.entries()[u];
    if (entry.removed || entry.parent) continue;
    if (by_law(entry.unit.kind) && !entry.candidate) {
      set_parent(table, u, told_with(view, table, entry, *top).value_or(*top));
    }
    if (entry.unit.kind == UnitKind::company && listed_as_owned(view, entry)) {
      set_parent(table, u, *top);
    }
  }
}

}  // namespace orgkarta::facts
