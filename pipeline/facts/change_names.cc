// Bodies under two names: renames, and names of before.
#include "pipeline/facts/change_names.h"

#include <algorithm>

#include "pipeline/facts/unit_key.h"

namespace orgkarta::facts {
namespace {

/// Makes two bodies one, in the changes told before too.
void unite(UnitTable& table, UnitIndex kept, UnitIndex gone, std::vector<DraftChange>& out) {
  table.merge(kept, gone);
  for (DraftChange& c : out) {
    std::ranges::replace(c.from, Party(gone), Party(kept));
    std::ranges::replace(c.to, Party(gone), Party(kept));
  }
}

/// The words of the first of several groups that took part; empty if none did.
std::string text_of(const View& view, const Statement& s,
                    std::initializer_list<std::string_view> groups) {
  for (const std::string_view group : groups) {
    if (const auto i = s.group(group)) return std::string(view.slice(s.captures[*i].span));
  }
  return {};
}

/// The name that a group gives a body itself; empty if it is a short form or none.
std::string own_name(const View& view, const Statement& s, std::string_view group) {
  const Statement::Range range = view.range_of(s, group);
  if (range.first == range.last) return {};
  const Mention& m = view.found.mentions[range.first];
  return m.type == MentionType::unit ? std::string(view.slice(m.span)) : std::string();
}

/// A body's old name where it does not say that it is one, or is only letters.
std::string old_name_of(const View& view, const Statement& s, std::string_view group) {
  const auto told = s.group(group);
  if (!told) return text_of(view, s, {"from_name", "from_text", "from_text2", "from_acronym"});
  const Statement::Range range = s.ranges[*told];
  const bool letters = range.last == range.first + 1 &&
                       view.found.mentions[range.first].type == MentionType::acronym;
  return letters ? std::string(view.slice(s.captures[*told].span)) : std::string();
}

/// What a body was called and what it is called now; the latter is empty where it is its name.
struct NamePair {
  std::string before;
  std::string after;
};

/// Whether a change tells that a body has changed one of two names.
bool tells_rename(const View& view, const DraftChange& c, UnitIndex unit, const NamePair& names) {
  if (c.change.kind != ChangeKind::rename || c.from.size() != 1 || c.to.size() != 1) return false;
  const auto* const to = std::get_if<UnitIndex>(&c.to.front());
  const bool out_of = to != nullptr && *to == unit;
  const Party& other = out_of ? c.from.front() : c.to.front();
  const auto* name = std::get_if<std::string>(&other);
  const auto* const from = std::get_if<UnitIndex>(&c.from.front());
  if (!name || (!out_of && (from == nullptr || *from != unit))) return false;
  const std::string key = unit_key(view, *name);
  return key == unit_key(view, names.before) || key == unit_key(view, names.after);
}

bool is_open(const DraftChange& c) {
  return c.change.status == Status::proposed || c.change.status == Status::rejected;
}

/// Two names that are known to be one body's ("A (formerly B)"), told as a change; once only, with
/// the date of whichever telling has one. What was proposed, as by a matter's heading, and is then
/// decided is told as decided.
void rename_known(const View& view, UnitTable& table, UnitIndex unit, const NamePair& names,
                  DraftChange d, std::vector<DraftChange>& out) {
  auto& kept = table.entries()[unit].unit;
  const std::string now = names.after.empty() ? kept.name : names.after;
  const bool open = is_open(d);
  for (auto o = out.begin(); o != out.end(); ++o) {
    if (!tells_rename(view, *o, unit, names)) continue;
    const bool settled = o->change.status == Status::proposed && !open && d.status_said;
    if (!settled) {
      if (!o->change.effective) o->change.effective = d.change.effective;
      return;
    }
    if (!d.change.effective) d.change.effective = o->change.effective;
    d.change.evidence.insert(d.change.evidence.end(), o->change.evidence.begin(),
                             o->change.evidence.end());
    out.erase(o);
    break;
  }
  if (!open && kept.name != now) {
    table.add_alias(unit, kept.name);
    std::erase(kept.aliases, now);
    kept.name = now;
  }
  if (!open && kept.name != names.before) table.add_alias(unit, names.before);
  d.from = {names.before};
  d.to = {unit};
  table.promote(unit);
  out.push_back(std::move(d));
}

}  // namespace

void rename_unit(UnitTable& table, UnitIndex unit, const std::string& new_name, DraftChange d,
                 std::vector<DraftChange>& out) {
  auto& entry = table.entries()[unit];
  const std::string old_name = entry.unit.name;
  if (const auto other = table.find(new_name); other && *other != unit)
    unite(table, unit, *other, out);
  auto& kept = table.entries()[unit].unit;
  if (is_open(d)) {
    table.add_alias(unit, new_name);
    d.from = {unit};
    d.to = {new_name};
  } else {
    std::erase(kept.aliases, new_name);
    kept.name = new_name;
    table.add_alias(unit, old_name);
    d.from = {old_name};
    d.to = {unit};
  }
  table.promote(unit);
  out.push_back(std::move(d));
}

void read_rename(const View& view, UnitTable& table, const Statement& s, const DraftChange& base,
                 std::vector<DraftChange>& out) {
  const std::pair<std::string_view, std::string_view> sides[] = {
      {"from", "to"}, {"from2", "to2"}, {"from3", "to3"}, {"from4", "to4"}};
  for (const auto& [from, to] : sides) {
    DraftChange d = base;
    d.change.evidence = {{s.span, s.rule->id}};
    const auto old_units = table.named_in(view.range_of(s, from));
    auto new_units = table.named_in(view.range_of(s, to));
    const bool here = flag(*s.rule, "to_here") && base.here && !table.entries()[*base.here].removed;
    if (here && new_units.empty()) new_units = {*base.here};
    if (old_units.empty()) {
      const std::string old_name = old_name_of(view, s, from);
      if (old_name.empty() || new_units.empty()) continue;
      rename_known(view, table, new_units.front(), {old_name, ""}, std::move(d), out);
      continue;
    }
    if (!new_units.empty() && new_units.front() == old_units.front()) {
      const NamePair names = {own_name(view, s, from), own_name(view, s, to)};
      if (unit_key(view, names.before) == unit_key(view, names.after)) continue;
      if (names.before.empty() || names.after.empty()) continue;
      rename_known(view, table, new_units.front(), names, std::move(d), out);
      continue;
    }
    std::string new_name = text_of(view, s, {to, "to_name", "to_text"});
    if (!new_units.empty()) {
      new_name = table.entries()[new_units.front()].unit.name;
      const UnitKind kind = table.entries()[new_units.front()].unit.kind;
      const bool open = is_open(d);
      // What a body is called now tells what it is: a chancellery that has become an office is one.
      if (!open && kind != UnitKind::unit) table.entries()[old_units.front()].unit.kind = kind;
      unite(table, old_units.front(), new_units.front(), out);
    }
    if (new_name.empty()) continue;
    rename_unit(table, old_units.front(), new_name, std::move(d), out);
  }
}

}  // namespace orgkarta::facts
