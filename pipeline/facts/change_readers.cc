#include "pipeline/facts/change_readers.h"

#include <algorithm>

#include "pipeline/facts/change_lists.h"
#include "pipeline/facts/change_names.h"
#include "pipeline/facts/name_list.h"
#include "pipeline/facts/unit_key.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

/// The bodies of a statement's group that stand behind `after` (bytes), or its last one.
std::vector<Party> parties(const View& view, const UnitTable& table, const Statement& s,
                           std::string_view group, std::uint32_t after = 0) {
  Statement::Range range = view.range_of(s, group);
  while (range.first + 1 < range.last && view.found.mentions[range.first].span.end <= after) {
    ++range.first;
  }
  std::vector<Party> out;
  for (const UnitIndex u : table.named_in(range)) out.emplace_back(u);
  return out;
}

/// Those of several groups, the first of which stand behind `after`, each once.
std::vector<Party> side_of(const View& view, const UnitTable& table, const Statement& s,
                           std::initializer_list<std::string_view> groups, std::uint32_t after) {
  std::vector<Party> side;
  for (const std::string_view group : groups) {
    for (const Party& p : parties(view, table, s, group, side.empty() ? after : 0)) {
      if (std::find(side.begin(), side.end(), p) == side.end()) side.push_back(p);
    }
  }
  return side;
}

/// "A is joined with the chancery": a short form that seems to mean a body which the same side
/// names already is a body's own name.
void name_short_forms(const View& view, UnitTable& table, const Statement& s,
                      std::vector<Party>& side) {
  for (const std::string_view group : {"from", "from2"}) {
    const Statement::Range range = view.range_of(s, group);
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const Mention& m = view.found.mentions[i];
      const auto kind = parse_name<UnitKind>(attribute(m, "ref"));
      if (m.type != MentionType::unit_ref || !kind || side.size() > 1) continue;
      const Party own = table.add(std::string(view.slice(m.span)), *kind, evidence_of(m), false);
      if (std::find(side.begin(), side.end(), own) == side.end()) side.push_back(own);
    }
  }
}

/// Whether a side is told only by short forms without "new" ("roles are made within the unit"): no
/// body is made of what is known already.
bool only_known(const View& view, const Statement& s, std::string_view group) {
  const Statement::Range range = view.range_of(s, group);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Mention& m = view.found.mentions[i];
    const Capture* word = m.capture("ref");
    if (m.type != MentionType::unit_ref || !word || !(word->span == m.span)) return false;
  }
  return range.first < range.last;
}

void promote(UnitTable& table, const std::vector<Party>& side) {
  for (const Party& p : side) {
    if (const auto* unit = std::get_if<UnitIndex>(&p)) table.promote(*unit);
  }
}

/// Kinds where a list of bodies means one change each.
bool one_each(ChangeKind kind) {
  return kind == ChangeKind::create || kind == ChangeKind::dissolve || kind == ChangeKind::move;
}

/// Whether a move is a merger: an office or committee that is put into another of its kind goes up
/// in it.
bool goes_up_in(const UnitTable& table, const std::vector<Party>& from,
                const std::vector<Party>& to) {
  if (from.size() != 1 || to.size() != 1) return false;
  const auto kind_of = [&](const Party& p) {
    const auto* unit = std::get_if<UnitIndex>(&p);
    return unit ? table.entries()[*unit].unit.kind : UnitKind::unit;
  };
  const UnitKind kind = kind_of(from.front());
  return kind == kind_of(to.front()) && (kind == UnitKind::office || kind == UnitKind::committee);
}

/// A body's name that does not say of itself that it is one ("merge into Northern Care").
void add_named(const View& view, UnitTable& table, const Statement& s, UnitKind kind,
               std::vector<Party>& to) {
  auto name = s.group("to_name");
  if (!name) name = s.group("to_text");
  if (!to.empty() || !name) return;
  const Span span = s.captures[*name].span;
  to.emplace_back(table.add(std::string(view.slice(span)), kind, {span, s.rule->id}, false));
}

/// A body of which the text knows only its letters ("moves to TUK"): they are its name here.
void add_letters(const View& view, const Statement& s, std::string_view group,
                 std::vector<Party>& side) {
  const Statement::Range range = view.range_of(s, group);
  if (range.last != range.first + 1) return;
  const Mention& m = view.found.mentions[range.first];
  if (m.type == MentionType::acronym) side.emplace_back(std::string(view.slice(m.span)));
}

/// A side that only the heading above or a title tells: "is moved here", "directly below the
/// director". A part that only its owner's name and a common noun tell of is a body of its own.
void read_unnamed(const View& view, UnitTable& table, const Statement& s, const DraftChange& base,
                  std::vector<Party>& from, std::vector<Party>& to) {
  const bool known = base.here && !table.entries()[*base.here].removed;
  if (known && to.empty() && flag(*s.rule, "to_here")) to.emplace_back(*base.here);
  if (const auto title = s.group("to_title"); title && to.empty()) {
    to.emplace_back(std::string(view.slice(s.captures[*title].span)));
  }
  for (const std::string_view group : {"part", "part2"}) {
    const auto part = s.group(group);
    if (!part) continue;
    const Span span = s.captures[*part].span;
    const Party unit =
        table.add(std::string(view.slice(span)), UnitKind::unit, {span, s.rule->id}, false);
    if (std::find(from.begin(), from.end(), unit) == from.end()) from.push_back(unit);
  }
}

/// Mergers that are something else: of one body or none, or of whole municipalities that form a
/// body together. True if it is dealt with; one body that goes up in another is a merger, and one
/// that is set equal to another is renamed.
bool read_merge(UnitTable& table, const Statement& s, const DraftChange& base,
                const std::vector<Party>& from, const std::vector<Party>& to,
                std::vector<DraftChange>& out) {
  if (from.empty()) return true;
  if (from.size() == 1 && to.size() > 1) {
    out.push_back(base);
    out.back().change.kind = ChangeKind::split;
    out.back().from = from;
    out.back().to = to;
    return true;
  }
  if (flag(*s.rule, "absorbed")) return false;
  const auto* first = std::get_if<UnitIndex>(&from.front());
  const UnitKind kind = first ? table.entries()[*first].unit.kind : UnitKind::unit;
  const bool whole = kind == UnitKind::municipality || kind == UnitKind::region;
  if (flag(*s.rule, "federates") && whole) {
    out.push_back(base);
    out.back().change.kind = ChangeKind::create;
    out.back().to = to;
    return true;
  }
  const auto* only = to.size() == 1 ? std::get_if<UnitIndex>(&to.front()) : nullptr;
  if (first && only && from.size() == 1 && flag(*s.rule, "renames")) {
    const std::string name = table.entries()[*only].unit.name;
    DraftChange renamed = base;
    renamed.change.kind = ChangeKind::rename;
    rename_unit(table, *first, name, std::move(renamed), out);
  }
  return from.size() < 2;
}

}  // namespace

void read_other(const View& view, UnitTable& table, const Statement& s, const DraftChange& base,
                std::vector<DraftChange>& out) {
  auto from = side_of(view, table, s, {"from", "from2", "from3", "from4"}, base.spoken_for);
  auto to = side_of(view, table, s, {"to", "to2", "to3"}, base.spoken_for);
  if (to.empty() && flag(*s.rule, "to_last")) {  // "there": what the change before led to
    if (out.empty() || out.back().to.size() != 1) return;
    to = out.back().to;
  }
  const bool listed = flag(*s.rule, "listed");
  if (listed) {
    (base.change.kind == ChangeKind::create ? to : from) = listed_below(view, table, s);
    if (from.empty() && to.empty()) return;
  }
  read_unnamed(view, table, s, base, from, to);
  if (to.empty() && flag(*s.rule, "to_here")) return;
  if (const auto* first = from.empty() ? nullptr : std::get_if<UnitIndex>(&from.front())) {
    add_named(view, table, s, table.entries()[*first].unit.kind, to);
  } else if (base.change.kind == ChangeKind::create) {
    add_named(view, table, s, UnitKind::unit, to);
  }
  if (to.empty() && !from.empty()) add_letters(view, s, "to", to);
  if (from.empty() && (to.size() > 1 || base.change.kind == ChangeKind::split)) {
    add_letters(view, s, s.group("from") ? "from" : "from2", from);
  }
  const bool told_from = !from.empty();
  std::erase_if(from,
                [&](const Party& p) { return std::find(to.begin(), to.end(), p) != to.end(); });
  const bool merger = base.change.kind == ChangeKind::merge && !flag(*s.rule, "absorbed");
  if (merger && from.size() == 1) name_short_forms(view, table, s, from);
  const bool needs_from =
      base.change.kind == ChangeKind::move || base.change.kind == ChangeKind::split;
  if (from.empty() && (to.empty() || told_from || needs_from)) return;
  if (base.change.kind == ChangeKind::create && !flag(*s.rule, "known") &&
      only_known(view, s, "to")) {
    return;
  }
  promote(table, from);
  promote(table, to);
  if (base.change.kind == ChangeKind::create && base.loses_last && to.size() > 1) to.pop_back();
  const auto& split = base.change.kind == ChangeKind::create ? to : from;
  if (flag(*s.rule, "absorbs") && goes_up_in(table, from, to)) {
    out.push_back(base);
    out.back().change.kind = ChangeKind::merge;
    out.back().from = from;
    out.back().to = to;
    return;
  }
  if (!one_each(base.change.kind)) {
    if (base.change.kind == ChangeKind::merge && read_merge(table, s, base, from, to, out)) return;
    out.push_back(base);
    out.back().from = from;
    out.back().to = to;
    if (listed) out.back().change.evidence.front().span = with_list(view, s, table, nullptr);
    return;
  }
  for (const Party& p : split) {
    out.push_back(base);
    if (listed) out.back().change.evidence.front().span = with_list(view, s, table, &p);
    out.back().from =
        base.change.kind == ChangeKind::create ? std::vector<Party>{} : std::vector{p};
    out.back().to = base.change.kind == ChangeKind::create ? std::vector{p} : to;
  }
}

void read_gained(const View& view, const UnitTable& table, const Statement& s,
                 const DraftChange& base, std::vector<DraftChange>& out) {
  const auto to = parties(view, table, s, "parent");
  const auto names = s.group("names");
  if (to.empty() || !names) return;
  for (const Span part : split_names(view, s.captures[*names].span)) {
    const auto unit = table.find(unit_key(view, view.slice(part)));
    if (!unit) continue;
    out.push_back(base);
    out.back().from = {*unit};
    out.back().to = to;
  }
}

void name_result(const View& view, UnitTable& table, const Statement& s, DraftChange& last) {
  if (!last.to.empty() || last.change.kind != ChangeKind::merge) return;
  last.to = parties(view, table, s, "to");
  if (const auto* first = std::get_if<UnitIndex>(&last.from.front())) {
    add_named(view, table, s, table.entries()[*first].unit.kind, last.to);
  }
  promote(table, last.to);
}

}  // namespace orgkarta::facts
