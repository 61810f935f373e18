#include "pipeline/facts/changes.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/facts/change_dates.h"
#include "pipeline/facts/change_links.h"
#include "pipeline/facts/change_names.h"
#include "pipeline/facts/change_readers.h"
#include "pipeline/facts/change_tables.h"
#include "pipeline/facts/outline_lines.h"
#include "pipeline/facts/parents.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::size_t kNear = 24;  // statements between a reading and a longer one of its words
constexpr std::uint32_t kBlocksToName = 4;    // from a merger to the sentence that names its result
constexpr std::uint32_t kLinesBelowName = 3;  // blocks that a body's name in a line stands over
constexpr std::uint32_t kLongestName = 90;    // bytes of such a line
constexpr std::uint32_t kReach = 380;         // bytes: within the 400 code points of an evidence

std::uint32_t offset_of(const DraftChange& c) { return c.change.evidence.front().span.begin; }

/// A change told of a short form ("the new office") is understood only with the name before it: the
/// evidence goes back to the last name if that stands near.
void reach_back(const View& view, const UnitTable& table, const Statement& s, Span& evidence) {
  const Statement::Range range = view.mentions_in(s.span);
  bool short_form = false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const MentionType type = view.found.mentions[i].type;
    if (type == MentionType::unit || type == MentionType::unit_list) return;
    const bool letters = type == MentionType::acronym && table.of_mention(i);
    short_form |= type == MentionType::unit_ref || letters;
  }
  for (std::uint32_t i = range.first; short_form && i-- > 0;) {
    const Mention& m = view.found.mentions[i];
    if (evidence.end - m.span.begin > kReach) return;
    if (m.type != MentionType::unit || attribute(m, "kind") == "municipality") continue;
    evidence.begin = m.span.begin;
    return;
  }
}

/// Whether the words that tell a change tell it as past, and no word of theirs proposes: "the
/// office wants to recall that A and B were merged" proposes no merger.
bool told_as_past(const View& view, const Statement& s) {
  bool past = false;
  for (const Statement& o : view.statements_in(s.span)) {
    if (o.rule->gives != "status") continue;
    const std::string_view status = o.rule->attribute("status");
    if (status == "proposed" || status == "moved") return false;
    past |= status == "done" && !in_clause(view, s.span, o.span);
  }
  return past;
}

DraftChange draft(const View& view, const UnitTable& table, const ChangeContext& about,
                  const Statement& s, ChangeKind kind) {
  const auto& [cues, dates, outline, proposal] = about;
  DraftChange d;
  d.change.kind = kind;
  const std::optional<Status> said = cues.status(s.span.begin);
  d.change.status = said.value_or(proposal ? Status::proposed : Status::decided);
  const bool open = d.change.status == Status::proposed || cues.at(s.span.begin).proposed;
  if (open && d.change.status != Status::rejected && told_as_past(view, s)) {
    d.change.status = Status::done;
  }
  if (d.change.status != Status::rejected) {
    if (flag(*s.rule, "past")) d.change.status = Status::done;
    if (flag(*s.rule, "open")) d.change.status = Status::proposed;
  }
  d.status_said = said.has_value();
  d.change.effective = own_effective(view, cues, dates, s);
  d.dated = d.change.effective.has_value();
  if (!d.dated) d.change.effective = effective_around(view, cues, dates, s);
  if (!d.dated && cues.at(s.span.begin).done && d.change.effective &&
      lies_ahead(*d.change.effective, dates.today)) {
    d.change.effective.reset();  // what holds already does not begin then
  }
  d.change.evidence = {{s.span, s.rule->id}};
  reach_back(view, table, s, d.change.evidence.front().span);
  d.decided_by = cues.decider(s.span.begin);
  d.weak = flag(*s.rule, "weak");
  d.absorbed = flag(*s.rule, "absorbed");
  for (const std::string_view group : {"subject", "subject2"}) {
    const auto subject = s.group(group);
    if (subject) d.change.subject = std::string(view.slice(s.captures[*subject].span));
  }
  return d;
}

/// Whether the last body of a statement's list is what the next verb speaks of: "a unit is made and
/// unit B ends" makes no B.
bool loses_last(const View& view, std::size_t index) {
  const auto& all = view.found.statements;
  const Statement& s = all[index];
  for (std::size_t i = index + 1; i < all.size() && i <= index + kNear; ++i) {
    const Statement& o = all[i];
    const bool goes_on = o.block == s.block && o.rule->gives == "change" &&
                         o.span.begin > s.span.begin && o.span.begin < s.span.end &&
                         o.span.end > s.span.end && o.group("from");
    if (goes_on) return true;
  }
  return false;
}

/// Whether a reading of one kind may hold one of the other: of two that become one, the last alone
/// would seem to be renamed; what is broken out of A and put into B moves, as does what ends as a
/// body of its own and is put into B; a new body that is attached to one is made.
bool covers_kind(std::string_view longer, std::string_view shorter) {
  return longer == shorter ||
         (longer == name_of(ChangeKind::merge) && shorter == name_of(ChangeKind::rename)) ||
         (longer == name_of(ChangeKind::create) && shorter == name_of(ChangeKind::move)) ||
         (longer == name_of(ChangeKind::move) &&
          (shorter == name_of(ChangeKind::split) || shorter == name_of(ChangeKind::dissolve)));
}

/// Where an earlier statement of a change ends that reaches into this one: "A moves to B and C
/// moves to D" reads as "B and C move" too, but B is spoken for. 0 if there is none.
std::uint32_t spoken_for(const View& view, std::size_t index) {
  const auto& all = view.found.statements;
  const Statement& s = all[index];
  for (std::size_t i = index > kNear ? index - kNear : 0; i < index; ++i) {
    const Statement& o = all[i];
    const bool reaches = o.block == s.block && o.span.begin < s.span.begin &&
                         o.span.end > s.span.begin && o.span.end < s.span.end;
    if (reaches && o.rule->gives == "change") return o.span.end;
  }
  return 0;
}

/// Whether the verb that ends one statement begins another: in "in the new sector is made a unit"
/// the unit is made, not the sector.
bool takes_verb(const Statement& later, const Statement& s) {
  return later.span.begin > s.span.begin && later.span.begin < s.span.end &&
         later.span.end > s.span.end && !later.group("from");
}

/// Whether of two statements of the same words one tells from whom and the other does not.
bool tells_more(const Statement& o, const Statement& s) {
  return o.group("from") && !s.group("from") && !s.group("from2");
}

/// Whether another statement of the same kind of change covers this one: the longer reading counts.
bool inside_another(const View& view, std::size_t index) {
  const auto& all = view.found.statements;
  const Statement& s = all[index];
  const auto covers = [&](const Statement& o) {
    return o.block == s.block && o.rule->gives == s.rule->gives &&
           covers_kind(o.rule->attribute("kind"), s.rule->attribute("kind")) &&
           ((o.span.contains(s.span) && (o.span.size() > s.span.size() || tells_more(o, s))) ||
            takes_verb(o, s));
  };
  const std::size_t first = index > kNear ? index - kNear : 0;
  const std::size_t last = std::min(all.size(), index + kNear + 1);
  return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(first),
                     all.begin() + static_cast<std::ptrdiff_t>(last), covers);
}

int weight(Status s) { return s == Status::proposed ? 0 : s == Status::rejected ? 1 : 2; }

/// Whether a further telling says more of a change's status. What is said to be turned down is so,
/// though it is told elsewhere without a word of that.
bool settles(const DraftChange& again, const DraftChange& kept) {
  const auto turned_down = [](const DraftChange& c) {
    return c.status_said && c.change.status == Status::rejected;
  };
  if (!again.status_said && turned_down(kept)) return false;
  if (!kept.status_said && turned_down(again)) return true;
  return weight(again.change.status) > weight(kept.change.status);
}

void merge_into(DraftChange& kept, const DraftChange& again) {
  kept.change.evidence.insert(kept.change.evidence.end(), again.change.evidence.begin(),
                              again.change.evidence.end());
  if (settles(again, kept)) {
    kept.change.status = again.change.status;
    kept.status_said = again.status_said;
  }
  if (!kept.change.effective) kept.change.effective = again.change.effective;
  if (!kept.decided_by) kept.decided_by = again.decided_by;
}

bool same_change(const DraftChange& a, const DraftChange& b) {
  return a.change.kind == b.change.kind && a.from == b.from && a.to == b.to;
}

/// Whether what tells one change tells the other too.
bool same_words(const DraftChange& longer, const DraftChange& c) {
  return longer.change.evidence.front().span.contains(c.change.evidence.front().span);
}

bool mentions(const std::vector<Party>& side, const std::vector<Party>& bodies) {
  return std::any_of(side.begin(), side.end(), [&](const Party& p) {
    return std::find(bodies.begin(), bodies.end(), p) != bodies.end();
  });
}

/// "The merger of A and B is carried out on …": the date of what A and B become.
void take_date(DraftChange& c, const std::vector<DraftChange>& all) {
  const bool joins = c.change.kind == ChangeKind::merge || c.change.kind == ChangeKind::split;
  if (!joins || c.change.effective || c.to.empty()) return;
  for (const DraftChange& o : all) {
    const bool retold = o.change.kind == c.change.kind && o.to.empty() && o.from == c.from;
    if (retold) c.change.effective = o.change.effective;
  }
}

/// What follows from a change is not told again: the merger's dissolved or created bodies, the
/// body that is "new" because of another change.
void drop_implied(std::vector<DraftChange>& changes) {
  const std::vector<DraftChange> all = changes;
  for (DraftChange& c : changes) take_date(c, all);
  std::erase_if(changes, [&](const DraftChange& c) {
    const ChangeKind kind = c.change.kind;
    const bool untold = (kind == ChangeKind::merge || kind == ChangeKind::split) && c.to.empty();
    const bool may_follow = kind == ChangeKind::dissolve || kind == ChangeKind::create || untold;
    if (!may_follow) return false;
    return std::any_of(all.begin(), all.end(), [&](const DraftChange& o) {
      if (same_change(o, c)) return false;
      if (untold && o.change.kind == c.change.kind && !o.to.empty() && o.from == c.from)
        return true;
      const bool joins = o.change.kind == ChangeKind::merge || o.change.kind == ChangeKind::split;
      if (c.change.kind == ChangeKind::dissolve) return joins && mentions(o.from, c.from);
      if (c.change.kind != ChangeKind::create) return false;
      const bool besides = o.absorbed && !same_words(o, c);
      if (joins && !besides && mentions(o.to, c.to)) return true;
      return c.weak && (mentions(o.to, c.to) || mentions(o.from, c.to));
    });
  });
}

/// The kind of change that a statement tells; empty if it tells none, or only of one looked into or
/// denied.
std::optional<ChangeKind> kind_told(const Cues& cues, const Statement& s) {
  const std::string_view key = s.rule->gives == "change"       ? "kind"
                               : s.rule->gives == "unit_names" ? "change"
                                                               : "";
  if (key.empty() || cues.in_papers(s.span.begin)) return std::nullopt;
  if (cues.untold(s.span) && !cues.turned_down(s.span.begin)) return std::nullopt;
  return parse_name<ChangeKind>(s.rule->attribute(key));
}

/// The body whose name and a colon a line begins with.
std::optional<UnitIndex> label_of(const View& view, const UnitTable& table, const Block& line) {
  const Statement::Range range = view.mentions_in(line.content);
  if (range.first == range.last) return std::nullopt;
  const Span name = view.found.mentions[range.first].span;
  const bool label = name.begin == line.content.begin && name.end < line.content.end &&
                     view.slice({name.end, name.end + 1}) == ":";
  const auto units = table.named_in({range.first, range.first + 1});
  return label && units.size() == 1 ? std::optional(units.front()) : std::nullopt;
}

/// The body that "here" means in a block: that of its label, else of the heading above; else of a
/// line close above that holds a body's name alone, however it was read.
std::optional<UnitIndex> here_of(const View& view, const UnitTable& table, const Outline& outline,
                                 std::uint32_t block) {
  if (const auto labelled = label_of(view, table, view.block(block))) return labelled;
  if (outline[block]) return outline[block];
  for (std::uint32_t above = 1; above <= kLinesBelowName && above <= block; ++above) {
    const Block& line = view.block(block - above);
    if (line.content.size() > kLongestName) continue;
    if (const auto unit = line_unit(view, table, line)) return unit;
  }
  return std::nullopt;
}

/// Every telling of a change, in text order.
std::vector<DraftChange> read_all(const View& view, UnitTable& table, const ChangeContext& about) {
  const auto& [cues, dates, outline, proposal] = about;
  std::vector<DraftChange> told;
  ChangeLinks links(view);
  for (std::size_t i = 0; i < view.found.statements.size(); ++i) {
    const Statement& s = view.found.statements[i];
    const auto kind = kind_told(cues, s);
    const bool renews = kind == ChangeKind::create && flag(*s.rule, "weak");
    if (s.rule->gives == "old_home") tell_origin(view, table, s, told);
    const bool names = s.rule->gives == "new_name" && !told.empty() &&
                       s.block - view.block_at(offset_of(told.back())) <= kBlocksToName;
    if (names || (renews && names_merger(view, s, told))) {
      name_result(view, table, s, told.back());
      auto& effective = told.back().change.effective;
      if (!effective) effective = own_effective(view, cues, dates, s);
      if (!effective) effective = effective_around(view, cues, dates, s);
    }
    if (!kind || inside_another(view, i)) continue;
    const std::size_t first = told.size();
    DraftChange base = draft(view, table, about, s, *kind);
    if (!base.change.effective && !told.empty() && points_back(view, s) &&
        view.block_at(offset_of(told.back())) == s.block) {
      base.change.effective = told.back().change.effective;
    }
    base.spoken_for = spoken_for(view, i);
    base.loses_last = loses_last(view, i);
    base.here = here_of(view, table, outline, s.block);
    if (s.rule->gives == "unit_names") {
      read_gained(view, table, s, base, told);
    } else if (*kind == ChangeKind::rename) {
      read_rename(view, table, s, base, told);
    } else {
      read_other(view, table, s, base, told);
    }
    links.read(s, told, first);
  }
  name_by_parts(table, told);
  read_change_tables(view, table, cues, dates, proposal, told);
  date_stages(view, table, cues, dates, told);
  return told;
}

/// Each change once, with the evidence of all its tellings.
std::vector<DraftChange> once(std::vector<DraftChange> told) {
  std::vector<DraftChange> changes;
  std::map<std::tuple<ChangeKind, std::vector<Party>, std::vector<Party>>, std::size_t> known;
  for (DraftChange& d : told) {
    const auto [same, fresh] = known.try_emplace({d.change.kind, d.from, d.to}, changes.size());
    if (fresh) {
      changes.push_back(std::move(d));
    } else {
      merge_into(changes[same->second], d);
    }
  }
  return changes;
}

/// A body that moves belongs to where it moves to.
void parent_from_move(const DraftChange& c, UnitTable& table) {
  if (c.change.kind != ChangeKind::move || c.change.status == Status::rejected) return;
  if (c.from.size() != 1 || c.to.size() != 1) return;
  const auto* child = std::get_if<UnitIndex>(&c.from.front());
  const auto* parent = std::get_if<UnitIndex>(&c.to.front());
  if (child && parent) set_parent(table, *child, *parent);
}

/// "New organisation of A" over a matter is what the matter decides: the changes told in it say
/// what came of it.
void settle_by_parts(const View& view, const Cues& cues, std::vector<DraftChange>& changes) {
  for (DraftChange& c : changes) {
    const bool open = c.change.status == Status::proposed;
    if (c.change.kind != ChangeKind::reorganise || !open) continue;
    const BlockKind place = view.block(view.block_at(offset_of(c))).kind;
    if (place != BlockKind::heading && place != BlockKind::title) continue;
    const bool decided = std::ranges::any_of(changes, [&](const DraftChange& o) {
      return o.change.kind != c.change.kind && o.change.status == Status::decided &&
             offset_of(o) > offset_of(c) &&
             cues.matter_at(offset_of(o)) == cues.matter_at(offset_of(c));
    });
    if (decided) c.change.status = Status::decided;
  }
}

}  // namespace

std::vector<DraftChange> read_changes(const View& view, UnitTable& table,
                                      const ChangeContext& about) {
  const auto& [cues, dates, outline, proposal] = about;
  std::vector<DraftChange> changes = once(read_all(view, table, about));
  drop_implied(changes);
  settle_by_parts(view, cues, changes);
  const OverallDates overall(view, cues, dates);
  for (DraftChange& c : changes) {
    parent_from_move(c, table);
    auto& effective = c.change.effective;
    const std::uint32_t offset = c.change.evidence.front().span.begin;
    if (effective) {
      effective = overall.refined(*effective, offset);
    } else if (c.change.status != Status::rejected && c.change.status != Status::done) {
      auto all = overall.at(offset);
      if (all && !lies_behind(*all, dates.today)) effective = std::move(all);
    }
    settle(c, dates.today);
  }
  return changes;
}

}  // namespace orgkarta::facts
