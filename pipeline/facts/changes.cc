#include "pipeline/facts/changes.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/facts/change_readers.h"
#include "pipeline/facts/change_tables.h"
#include "pipeline/facts/parents.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kOpening = 40;         // bytes: "From the 1st of January 2025 …"
constexpr std::uint32_t kBehind = 80;          // bytes: "merged, as decided, as early as 2019"
constexpr std::uint32_t kLongestPart = 20;     // blocks between a heading and what it dates
constexpr std::uint32_t kSameDateReach = 600;  // bytes from "the same day" back to that day

bool takes_effect(DateRole role) {
  return role == DateRole::effective || role == DateRole::start || role == DateRole::deadline;
}

/// The part of a sentence from a statement up to the next one of a change: "that A ends on the 30th
/// of June, that B moves on the 1st of July". `s` is one of the view's statements, which are in
/// text order: the search ends with the sentence, however many there are.
Span clause_of(const View& view, const Statement& s, Span sentence) {
  const Statement* const end = view.found.statements.data() + view.found.statements.size();
  for (const Statement* next = &s + 1; next != end && next->span.begin < sentence.end; ++next) {
    if (next->rule->gives == "change" && next->span.begin >= s.span.end) {
      return {s.span.begin, next->span.begin};
    }
  }
  return {s.span.begin, sentence.end};
}

/// The last date of a change told before an offset: what "from the same day" points at.
std::optional<std::string> date_before(const View& view, const Dates& dates, std::uint32_t offset) {
  const Span before = {offset > kSameDateReach ? offset - kSameDateReach : 0, offset};
  const Statement::Range range = view.mentions_in(before);
  for (std::uint32_t m = range.last; m-- > range.first;) {
    const auto date = dates.of_mention[m];
    if (date && takes_effect(dates.facts[*date].role)) return dates.facts[*date].value;
  }
  return std::nullopt;
}

/// Whether a sentence tells a change of its own.
bool tells_change(const View& view, Span sentence) {
  const auto& all = view.found.statements;
  auto s = std::partition_point(all.begin(), all.end(),
                                [&](const Statement& x) { return x.span.begin < sentence.begin; });
  for (; s != all.end() && s->span.begin < sentence.end; ++s) {
    if (s->rule->gives == "change") return true;
  }
  return false;
}

/// When all that stands under an introduction or a heading takes effect ("stage 1, from the 1st of
/// April"), or what the next sentence says of it ("both parts apply from …").
std::optional<std::string> effective_around(const View& view, const Cues& cues, const Dates& dates,
                                            const Statement& s) {
  const auto roles = {DateRole::effective, DateRole::start};
  const auto& sentences = view.text.sentences;
  const auto in_sentence = [&](std::uint32_t offset) {
    return dates.value_in(view, sentences[view.sentence_of(offset)], roles);
  };
  const Span block = view.block(s.block).content;
  for (std::uint32_t i = view.sentence_of(s.span.begin) + 1;
       i < sentences.size() && sentences[i].begin < block.end && !tells_change(view, sentences[i]);
       ++i) {
    if (auto next = dates.value_in(view, sentences[i], roles)) return next;
  }
  if (const auto intro = cues.introduction(s.span.begin)) {
    if (auto value = in_sentence(*intro)) return value;
  }
  for (std::uint32_t b = s.block; b-- > 0 && s.block - b < kLongestPart;) {
    if (view.block(b).kind == BlockKind::heading) return in_sentence(view.block(b).content.begin);
  }
  return std::nullopt;
}

/// Where the change told before a statement ends.
std::uint32_t end_of_last(const View& view, const Statement& s) {
  for (const Statement* last = &s; last != view.found.statements.data();) {
    --last;
    if (last->rule->gives == "change" && last->span.end <= s.span.begin) return last->span.end;
    if (last->block != s.block) break;
  }
  return 0;
}

/// When: a date of the clause that says so or follows at once, or else of the sentence.
std::optional<std::string> effective_of(const View& view, const Cues& cues, const Dates& dates,
                                        const Statement& s) {
  if (view.text.sentences.empty()) return std::nullopt;
  const auto roles = {DateRole::effective, DateRole::start, DateRole::deadline};
  const Span sentence = view.text.sentences[view.sentence_of(s.span.begin)];
  const Span clause = clause_of(view, s, sentence);
  const auto any = {DateRole::effective, DateRole::start,     DateRole::deadline,
                    DateRole::end,       DateRole::reference, DateRole::period};
  if (auto inside = dates.value_in(view, s.span, any)) return inside;
  if (auto own = dates.value_in(view, clause, roles)) return own;
  const Span lead = {std::max(sentence.begin, end_of_last(view, s)), clause.end};
  if (!view.first_inside("same_date", view.lower(lead)).empty()) {
    return date_before(view, dates, s.span.begin);
  }
  const Span behind = {s.span.end, std::min(clause.end, s.span.end + kBehind)};
  const auto loose = {DateRole::reference, DateRole::period, DateRole::end};
  if (auto next = dates.value_in(view, behind, loose)) return next;
  const Span opening = {sentence.begin, std::min(s.span.begin, sentence.begin + kOpening)};
  if (auto first = dates.value_in(view, opening, any)) return first;
  if (auto said = dates.value_in(view, sentence, roles)) return said;
  return effective_around(view, cues, dates, s);
}

Status status_of(const Cues& cues, const Statement& s, bool proposal) {
  const auto said = cues.status(s.span.begin);
  if (said) return *said;
  return proposal ? Status::proposed : Status::decided;
}

constexpr std::size_t kNear = 24;      // statements between a reading and a longer one of its words
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
  d.change.effective = effective_of(view, cues, dates, s);
  d.change.evidence = {{s.span, s.rule->id}};
  reach_back(view, s, d.change.evidence.front().span);
  d.decided_by = cues.decider(s.span.begin);
  d.weak = flag(*s.rule, "weak");
  if (const auto subject = s.group("subject")) {
    d.change.subject = std::string(view.slice(s.captures[*subject].span));
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
/// would seem to be renamed.
bool covers_kind(std::string_view longer, std::string_view shorter) {
  return longer == shorter ||
         (longer == name_of(ChangeKind::merge) && shorter == name_of(ChangeKind::rename));
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

/// Whether another statement of the same kind of change covers this one: the longer reading counts.
bool inside_another(const View& view, std::size_t index) {
  const auto& all = view.found.statements;
  const Statement& s = all[index];
  const auto covers = [&](const Statement& o) {
    return o.block == s.block && o.rule->gives == s.rule->gives &&
           covers_kind(o.rule->attribute("kind"), s.rule->attribute("kind")) &&
           ((o.span.contains(s.span) && o.span.size() > s.span.size()) || takes_verb(o, s));
  };
  const std::size_t first = index > kNear ? index - kNear : 0;
  const std::size_t last = std::min(all.size(), index + kNear + 1);
  return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(first),
                     all.begin() + static_cast<std::ptrdiff_t>(last), covers);
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
      const bool untold = c.change.kind == ChangeKind::merge && c.to.empty();
      if (untold && o.change.kind == c.change.kind && !o.to.empty() && o.from == c.from)
        return true;
      const bool joins = o.change.kind == ChangeKind::merge || o.change.kind == ChangeKind::split;
      if (c.change.kind == ChangeKind::dissolve) return joins && mentions(o.from, c.from);
      if (c.change.kind != ChangeKind::create) return false;
      if (joins && mentions(o.to, c.to)) return true;
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
  const SentenceCues& said = cues.at(s.span.begin);
  if (key.empty() || said.investigated || said.negated) return std::nullopt;
  return parse_name<ChangeKind>(s.rule->attribute(key));
}

/// Every telling of a change, in text order.
std::vector<DraftChange> read_all(const View& view, UnitTable& table, const Cues& cues,
                                  const Dates& dates, bool proposal) {
  std::vector<DraftChange> told;
  for (std::size_t i = 0; i < view.found.statements.size(); ++i) {
    const Statement& s = view.found.statements[i];
    if (s.rule->gives == "new_name" && !told.empty()) {
      name_result(view, table, s, told.back());
      auto& effective = told.back().change.effective;
      if (!effective) effective = effective_of(view, cues, dates, s);
    }
    const auto kind = kind_told(cues, s);
    if (!kind || inside_another(view, i)) continue;
    DraftChange base = draft(view, cues, dates, s, *kind, proposal);
    base.spoken_for = spoken_for(view, i);
    base.loses_last = loses_last(view, i);
    if (s.rule->gives == "unit_names") {
      read_gained(view, table, s, base, told);
    } else if (*kind == ChangeKind::rename) {
      read_rename(view, table, s, base, told);
    } else {
      read_other(view, table, s, base, told);
    }
  }
  read_change_tables(view, table, cues, dates, proposal, told);
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
  set_parent(table, std::get<UnitIndex>(c.from.front()), std::get<UnitIndex>(c.to.front()));
}

}  // namespace

std::vector<DraftChange> read_changes(const View& view, UnitTable& table, const Cues& cues,
                                      const Dates& dates, bool proposal) {
  std::vector<DraftChange> changes = once(read_all(view, table, cues, dates, proposal));
  drop_implied(changes);
  for (DraftChange& c : changes) {
    parent_from_move(c, table);
    // The only date that anything takes effect is this change's too, unless another matter tells
    // it.
    const auto same_matter = [&](const Date& d) {
      return d.role != DateRole::effective ||
             cues.matter_at(d.evidence.front().span.begin) ==
                 cues.matter_at(c.change.evidence.front().span.begin);
    };
    if (!c.change.effective && std::all_of(dates.facts.begin(), dates.facts.end(), same_matter)) {
      c.change.effective = dates.only(DateRole::effective);
    }
  }
  return changes;
}

}  // namespace orgkarta::facts
