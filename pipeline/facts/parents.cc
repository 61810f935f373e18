#include "pipeline/facts/parents.h"

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
      return kOfficeRank;
    case UnitKind::department:
      return kDepartmentRank;
    default:
      return 5;
  }
}

/// Council, board and committee are the municipality's own, whatever they stand under in a
/// sentence.
bool is_political(UnitKind kind) {
  return kind == UnitKind::council || kind == UnitKind::board || kind == UnitKind::committee;
}

/// Whether a sentence may be believed that places one body below another: offices stand neither
/// below each other nor below a unit, and what is told as a path leads downwards.
bool may_belong(const UnitTable& table, UnitIndex child, UnitIndex parent, const RuleInfo& rule) {
  const int above = rank_of(table, parent);
  const int below = rank_of(table, child);
  const UnitKind whose = table.entries()[parent].unit.kind;
  if (below == kDepartmentRank && is_political(whose)) return false;  // its office's
  if (whose == UnitKind::municipality) return above < below;          // its own, or another's
  if (below == kOfficeRank) return above == kDepartmentRank && !flag(rule, "ranked");
  return flag(rule, "ranked") ? above < below : above <= below;
}

/// Whether what a statement takes for the body that belongs somewhere is not what its sentence
/// speaks of: "A, once under B, is now a part of C" says nothing of B.
bool is_aside(const View& view, const Statement& s) {
  if (!flag(*s.rule, "subject")) return false;
  const auto child = s.group("child");
  if (!child) return false;
  const std::uint32_t begin = s.captures[*child].span.begin;
  const Span before{view.block(view.block_at(begin)).content.begin, begin};
  std::string_view words = view.slice(before);
  if (!words.ends_with(' ')) return false;
  words.remove_suffix(1);
  return view.lookup("not_subjects", words.substr(words.rfind(' ') + 1)).has_value();
}

/// Whether the words between two bodies say that the second is where something comes from: "in A
/// are gathered duties from B".
bool tells_origin(const View& view, const Statement& s) {
  const auto skip = s.group("skip");
  if (!skip) return false;
  return !view.first_at_edge("taken_from", view.lower(s.captures[*skip].span)).empty();
}

/// "A within B", "B consists of A1, A2".
void from_statements(const View& view, UnitTable& table) {
  for (const Statement* const told : view.statements("parent")) {
    const Statement& s = *told;
    if (is_aside(view, s) || tells_origin(view, s)) continue;
    const auto parents = table.named_in(view.range_of(s, "parent"));
    if (parents.empty()) continue;
    for (const UnitIndex child : table.named_in(view.range_of(s, "child"))) {
      if (may_belong(table, child, parents.front(), *s.rule)) {
        set_parent(table, child, parents.front());
      }
    }
  }
}

/// "These belong here": to the body whose heading the sentence stands under, which itself may be
/// told to belong to another.
void from_here(const View& view, UnitTable& table, const Outline& outline) {
  for (const Statement* const told : view.statements("parent_here")) {
    const Statement& s = *told;
    if (!outline[s.block]) continue;
    const auto parents = table.named_in(view.range_of(s, "parent"));
    if (!parents.empty() && may_belong(table, *outline[s.block], parents.front(), *s.rule)) {
      set_parent(table, *outline[s.block], parents.front());
    }
    for (const UnitIndex child : table.named_in(view.range_of(s, "child"))) {
      if (may_belong(table, child, *outline[s.block], *s.rule)) {
        set_parent(table, child, *outline[s.block]);
      }
    }
  }
}

/// Whose genitive a body's name begins with. A board or committee may be named so alone.
std::optional<UnitIndex> owner_of(const View& view, UnitTable& table, const std::string& owner,
                                  UnitIndex owned) {
  if (const auto known = table.find(unit_key(view, owner))) return *known;
  if (table.entries()[owned].unit.kind != UnitKind::subcommittee) return std::nullopt;
  const std::string lowered = unicode::lower(owner);
  auto value = view.lookup("own_names", lowered);
  if (const Lexicon::Entry* e = view.longest_end("unit_suffixes", lowered); !value && e) {
    value = e->value;
  }
  const auto kind = value ? parse_name<UnitKind>(*value) : std::nullopt;
  if (!kind || (*kind != UnitKind::board && *kind != UnitKind::committee)) return std::nullopt;
  Evidence at = table.entries()[owned].unit.evidence.front();
  at.span.end = at.span.begin + static_cast<std::uint32_t>(owner.size());
  if (view.slice(at.span) != owner) return std::nullopt;
  return table.add(owner, *kind, at, false);
}

/// "the board's office": a name that begins with another body's genitive belongs to that body.
void from_genitives(const View& view, UnitTable& table) {
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const std::string name = table.entries()[u].unit.name;
    if (table.entries()[u].removed) continue;
    for (std::size_t space = name.find(' '); space != std::string::npos;
         space = name.find(' ', space + 1)) {
      if (space < 4 || name[space - 1] != 's') continue;
      const std::size_t stem = name[space - 2] == ':' ? space - 2 : space - 1;
      const auto owner = owner_of(view, table, name.substr(0, stem), u);
      if (!owner || table.entries()[*owner].removed) continue;
      if (rank_of(table, u) == kOfficeRank) break;  // an office is its municipality's
      set_parent(table, u, *owner);
      break;
    }
  }
}

}  // namespace

namespace {

bool is_whole(UnitKind kind) {
  return kind == UnitKind::municipality || kind == UnitKind::region ||
         kind == UnitKind::federation || kind == UnitKind::company;
}

}  // namespace

int rank_of(const UnitTable& table, UnitIndex unit) {
  return rank(table.entries()[unit].unit.kind);
}

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
  read_announced(view, table);
  read_unit_columns(view, table);
  Outline outline = read_outline(view, table);
  read_headed_parts(view, table, outline);
  from_here(view, table, outline);
  read_plain_parts(view, table, outline);
  from_genitives(view, table);
  return outline;
}

}  // namespace orgkarta::facts
