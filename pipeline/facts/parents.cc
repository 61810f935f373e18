#include "pipeline/facts/parents.h"

#include "pipeline/facts/name_list.h"
#include "pipeline/facts/unit_key.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

bool below(const UnitTable& table, UnitIndex unit, UnitIndex possible_parent) {
  std::optional<UnitIndex> up = table.entries()[possible_parent].parent;
  while (up && *up != unit) up = table.entries()[*up].parent;
  return up.has_value();
}

/// "A within B", "B consists of A1, A2".
void from_statements(const View& view, UnitTable& table) {
  for (const Statement& s : view.found.statements) {
    if (s.rule->gives != "parent") continue;
    const auto parents = table.named_in(view.range_of(s, "parent"));
    if (parents.empty()) continue;
    for (const UnitIndex child : table.named_in(view.range_of(s, "child"))) {
      set_parent(table, child, parents.front());
    }
  }
}

/// "B has six departments": the next list's items that begin with such a body belong to B.
void from_lists(const View& view, UnitTable& table, const Statement& s) {
  const auto parents = table.named_in(view.range_of(s, "parent"));
  const auto heads = s.group("heads");
  if (parents.empty() || !heads) return;
  const auto kind = parse_name<UnitKind>(s.captures[*heads].value);
  bool started = false;
  for (std::uint32_t b = s.block + 1; b < view.text.blocks.size(); ++b) {
    const Block& block = view.block(b);
    if (block.kind != BlockKind::list_item) {
      if (started || b > s.block + 6) return;
      continue;
    }
    const auto in_block = view.mentions_in(block.content);
    const auto units = table.named_in(in_block);
    if (units.empty() || view.found.mentions[in_block.first].span.begin != block.content.begin) {
      if (started) return;
      continue;
    }
    if (kind && table.entries()[units.front()].unit.kind != *kind) continue;
    started = true;
    set_parent(table, units.front(), parents.front());
  }
}

/// "B gets two units – X and Y": names that do not say of themselves that they are bodies.
void from_names(const View& view, UnitTable& table, const Statement& s) {
  const auto parents = table.named_in(view.range_of(s, "parent"));
  const auto heads = s.group("heads");
  const auto names = s.group("names");
  if (parents.empty() || !heads || !names) return;
  const auto kind = parse_name<UnitKind>(s.captures[*heads].value).value_or(UnitKind::unit);
  for (const Span part : split_names(view, s.captures[*names].span)) {
    const auto named = table.named_in(view.mentions_in(part));
    const UnitIndex unit = named.size() == 1 ? named.front()
                                             : table.add(std::string(view.slice(part)), kind,
                                                         {part, s.rule->id}, false);
    table.entries()[unit].unit.kind = kind;
    set_parent(table, unit, parents.front());
    table.promote(unit);
  }
}

/// "the board's office": a name that begins with another body's genitive belongs to that body.
void from_genitives(const View& view, UnitTable& table) {
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const std::string name = table.entries()[u].unit.name;
    const std::size_t space = name.find(' ');
    if (space == std::string::npos || space < 4 || name[space - 1] != 's') continue;
    std::size_t stem = space - 1;
    if (name[stem - 1] == ':') --stem;
    const auto owner = table.find(unit_key(view, name.substr(0, stem)));
    if (owner && !table.entries()[*owner].removed) set_parent(table, u, *owner);
  }
}

bool by_law(UnitKind kind) {
  return kind == UnitKind::council || kind == UnitKind::board || kind == UnitKind::committee ||
         kind == UnitKind::office;
}

}  // namespace

namespace {

/// Council, board and committee are the municipality's own, whatever they stand under in a
/// sentence.
bool is_political(UnitKind kind) {
  return kind == UnitKind::council || kind == UnitKind::board || kind == UnitKind::committee;
}

bool is_whole(UnitKind kind) {
  return kind == UnitKind::municipality || kind == UnitKind::region ||
         kind == UnitKind::federation || kind == UnitKind::company;
}

}  // namespace

void set_parent(UnitTable& table, UnitIndex child, UnitIndex parent) {
  auto& entry = table.entries()[child];
  if (child == parent || entry.parent || entry.unit.kind == UnitKind::municipality) return;
  if (below(table, child, parent)) return;
  if (is_political(entry.unit.kind) && !is_whole(table.entries()[parent].unit.kind)) return;
  entry.parent = parent;
  table.promote(child);
}

Outline read_parents(const View& view, UnitTable& table) {
  from_statements(view, table);
  for (const Statement& s : view.found.statements) {
    if (s.rule->gives == "children") from_lists(view, table, s);
    if (s.rule->gives == "unit_names") from_names(view, table, s);
  }
  Outline outline = read_outline(view, table);
  from_genitives(view, table);
  return outline;
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
