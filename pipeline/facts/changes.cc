#include "pipeline/facts/changes.h"

#include <algorithm>

#include "pipeline/facts/name_list.h"
#include "pipeline/facts/parents.h"
#include "pipeline/facts/unit_key.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

/// The bodies of a statement's group, or its text where it names none.
std::vector<Party> parties(const View& view, const UnitTable& table, const Statement& s,
                           std::string_view group) {
  std::vector<Party> out;
  for (const UnitIndex u : table.named_in(view.range_of(s, group))) out.emplace_back(u);
  return out;
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

/// When: a date of the sentence that says so.
std::optional<std::string> effective_of(const View& view, const Dates& dates, const Statement& s) {
  if (view.text.sentences.empty()) return std::nullopt;
  const Span sentence = view.text.sentences[view.sentence_of(s.span.begin)];
  return dates.value_in(view, sentence, {DateRole::effective, DateRole::start, DateRole::deadline});
}

Status status_of(const Cues& cues, const Statement& s, bool proposal) {
  const auto said = cues.status(s.span.begin);
  if (said) return *said;
  return proposal ? Status::proposed : Status::decided;
}

constexpr std::uint32_t kReach = 380;  // bytes: within the 400 code points of an evidence

/// A change told of a short form ("the new office") is understood only with the name before it: the
/// evidence goes back to the last name if that stands near.
void reach_back(const View& view, const Statement& s, Span& evidence) {
  const Statement::Range range = view.mentions_in(s.span);
  bool short_form = false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const MentionType type = view.found.mentions[i].type;
    if (type == MentionType::unit || type == MentionType::unit_list) return;
    short_form |= type == MentionType::unit_ref || type == MentionType::acronym;
  }
  for (std::uint32_t i = range.first; short_form && i-- > 0;) {
    const Mention& m = view.found.mentions[i];
    if (evidence.end - m.span.begin > kReach) return;
    if (m.type != MentionType::unit || attribute(m, "kind") == "municipality") continue;
    evidence.begin = m.span.begin;
    return;
  }
}

DraftChange draft(const View& view, const Cues& cues, const Dates& dates, const Statement& s,
                  ChangeKind kind, bool proposal) {
  DraftChange d;
  d.change.kind = kind;
  d.change.status = status_of(cues, s, proposal);
  d.change.effective = effective_of(view, dates, s);
  d.change.confidence = s.rule->confidence;
  d.change.evidence = {{s.span, s.rule->id}};
  reach_back(view, s, d.change.evidence.front().span);
  d.decided_by = cues.at(s.span.begin).decided_by;
  d.weak = flag(*s.rule, "weak");
  if (const auto subject = s.group("subject")) {
    d.change.subject = std::string(view.slice(s.captures[*subject].span));
  }
  return d;
}

/// One body under two names: the old name stays as text, the body takes the new one.
void rename(UnitTable& table, UnitIndex unit, const std::string& new_name, const Statement& s,
            DraftChange d, std::vector<DraftChange>& out) {
  auto& entry = table.entries()[unit];
  const std::string old_name = entry.unit.name;
  if (const auto other = table.find(new_name); other && *other != unit) table.merge(unit, *other);
  auto& kept = table.entries()[unit].unit;
  if (d.change.status == Status::proposed || d.change.status == Status::rejected) {
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
  d.change.evidence = {{s.span, s.rule->id}};
  out.push_back(std::move(d));
}

void read_rename(const View& view, UnitTable& table, const Statement& s, const DraftChange& base,
                 std::vector<DraftChange>& out) {
  const std::pair<std::string_view, std::string_view> sides[] = {{"from", "to"}, {"from2", "to2"}};
  for (const auto& [from, to] : sides) {
    const auto old_units = table.named_in(view.range_of(s, from));
    if (old_units.empty()) continue;
    std::string new_name;
    for (const std::string_view group :
         {to, std::string_view("to_name"), std::string_view("to_text")}) {
      const auto i = s.group(group);
      if (i && new_name.empty()) new_name = std::string(view.slice(s.captures[*i].span));
    }
    const auto new_units = table.named_in(view.range_of(s, to));
    if (!new_units.empty()) {
      if (new_units.front() == old_units.front()) continue;
      new_name = table.entries()[new_units.front()].unit.name;
      table.merge(old_units.front(), new_units.front());
    }
    if (!new_name.empty()) rename(table, old_units.front(), new_name, s, base, out);
  }
}

/// Kinds where a list of bodies means one change each.
bool one_each(ChangeKind kind) {
  return kind == ChangeKind::create || kind == ChangeKind::dissolve || kind == ChangeKind::move;
}

/// A body's name that does not say of itself that it is one ("merge into Northern Care").
void add_named(const View& view, UnitTable& table, const Statement& s, UnitKind kind,
               std::vector<Party>& to) {
  const auto name = s.group("to_name");
  if (!to.empty() || !name) return;
  const Span span = s.captures[*name].span;
  to.emplace_back(table.add(std::string(view.slice(span)), kind, {span, s.rule->id}, false));
}

void read_other(const View& view, UnitTable& table, const Statement& s, const DraftChange& base,
                std::vector<DraftChange>& out) {
  const auto from = parties(view, table, s, "from");
  auto to = parties(view, table, s, "to");
  if (!from.empty()) {
    const auto* first = std::get_if<UnitIndex>(&from.front());
    add_named(view, table, s, table.entries()[*first].unit.kind, to);
  }
  if (from.empty() && to.empty()) return;
  if (base.change.kind == ChangeKind::create && only_known(view, s, "to")) return;
  promote(table, from);
  promote(table, to);
  const auto& split = base.change.kind == ChangeKind::create ? to : from;
  if (!one_each(base.change.kind)) {
    if (base.change.kind == ChangeKind::merge && from.size() < 2) return;
    out.push_back(base);
    out.back().from = from;
    out.back().to = to;
    return;
  }
  for (const Party& p : split) {
    out.push_back(base);
    out.back().from =
        base.change.kind == ChangeKind::create ? std::vector<Party>{} : std::vector{p};
    out.back().to = base.change.kind == ChangeKind::create ? std::vector{p} : to;
  }
}

/// "B gets two more units – X and Y": X and Y move to B.
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

/// "The new office is called C": the merger or split just told had not named its result.
void name_result(const View& view, UnitTable& table, const Statement& s, DraftChange& last) {
  if (!last.to.empty() || last.change.kind != ChangeKind::merge) return;
  last.to = parties(view, table, s, "to");
  if (const auto* first = std::get_if<UnitIndex>(&last.from.front())) {
    add_named(view, table, s, table.entries()[*first].unit.kind, last.to);
  }
  promote(table, last.to);
}

/// Whether another statement of the same kind of change covers this one: the longer reading counts.
bool inside_another(const View& view, std::size_t index) {
  const auto& all = view.found.statements;
  const Statement& s = all[index];
  const auto covers = [&](const Statement& o) {
    return o.block == s.block && o.rule->gives == s.rule->gives &&
           o.rule->attribute("kind") == s.rule->attribute("kind") && o.span.contains(s.span) &&
           o.span.size() > s.span.size();
  };
  for (std::size_t i = index; i-- > 0 && all[i].block == s.block;) {
    if (covers(all[i])) return true;
  }
  for (std::size_t i = index + 1; i < all.size() && all[i].block == s.block; ++i) {
    if (covers(all[i])) return true;
  }
  return false;
}

int weight(Status s) { return s == Status::proposed ? 0 : s == Status::rejected ? 1 : 2; }

void merge_into(DraftChange& kept, const DraftChange& again) {
  kept.change.evidence.insert(kept.change.evidence.end(), again.change.evidence.begin(),
                              again.change.evidence.end());
  if (weight(again.change.status) > weight(kept.change.status)) {
    kept.change.status = again.change.status;
  }
  if (!kept.change.effective) kept.change.effective = again.change.effective;
  if (!kept.decided_by) kept.decided_by = again.decided_by;
}

bool same_change(const DraftChange& a, const DraftChange& b) {
  return a.change.kind == b.change.kind && a.from == b.from && a.to == b.to;
}

bool mentions(const std::vector<Party>& side, const std::vector<Party>& bodies) {
  return std::any_of(side.begin(), side.end(), [&](const Party& p) {
    return std::find(bodies.begin(), bodies.end(), p) != bodies.end();
  });
}

/// What follows from a change is not told again: the merger's dissolved or created bodies, the
/// body that is "new" because of another change.
void drop_implied(std::vector<DraftChange>& changes) {
  const std::vector<DraftChange> all = changes;
  std::erase_if(changes, [&](const DraftChange& c) {
    return std::any_of(all.begin(), all.end(), [&](const DraftChange& o) {
      if (same_change(o, c)) return false;
      const bool joins = o.change.kind == ChangeKind::merge || o.change.kind == ChangeKind::split;
      if (c.change.kind == ChangeKind::dissolve) return joins && mentions(o.from, c.from);
      if (c.change.kind != ChangeKind::create) return false;
      if (joins && mentions(o.to, c.to)) return true;
      return c.weak && (mentions(o.to, c.to) || mentions(o.from, c.to));
    });
  });
}

}  // namespace

std::vector<DraftChange> read_changes(const View& view, UnitTable& table, const Cues& cues,
                                      const Dates& dates, bool proposal) {
  std::vector<DraftChange> told;
  for (std::size_t i = 0; i < view.found.statements.size(); ++i) {
    const Statement& s = view.found.statements[i];
    if (s.rule->gives == "new_name" && !told.empty()) name_result(view, table, s, told.back());
    if (inside_another(view, i)) continue;
    const bool gained = s.rule->gives == "unit_names" && !s.rule->attribute("change").empty();
    if (s.rule->gives != "change" && !gained) continue;
    const auto kind = parse_name<ChangeKind>(s.rule->attribute(gained ? "change" : "kind"));
    if (!kind || cues.at(s.span.begin).investigated) continue;
    const DraftChange base = draft(view, cues, dates, s, *kind, proposal);
    if (gained) {
      read_gained(view, table, s, base, told);
    } else if (*kind == ChangeKind::rename) {
      read_rename(view, table, s, base, told);
    } else {
      read_other(view, table, s, base, told);
    }
  }
  std::vector<DraftChange> changes;
  for (DraftChange& d : told) {
    const auto same = std::find_if(changes.begin(), changes.end(),
                                   [&](const DraftChange& c) { return same_change(c, d); });
    if (same == changes.end()) {
      changes.push_back(std::move(d));
    } else {
      merge_into(*same, d);
    }
  }
  drop_implied(changes);
  for (const DraftChange& c : changes) {
    if (c.change.kind != ChangeKind::move || c.change.status == Status::rejected) continue;
    if (c.from.size() != 1 || c.to.size() != 1) continue;
    set_parent(table, std::get<UnitIndex>(c.from.front()), std::get<UnitIndex>(c.to.front()));
  }
  for (DraftChange& c : changes) {  // the only date that anything takes effect is this change's too
    if (!c.change.effective) c.change.effective = dates.only(DateRole::effective);
  }
  return changes;
}

}  // namespace orgkarta::facts
