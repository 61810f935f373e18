#include "pipeline/facts/goals.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/facts/attributes.h"
#include "pipeline/facts/goal_words.h"
#include "pipeline/facts/numbers.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

/// Passages that were read already, or that hold no goal.
class Taken {
 public:
  explicit Taken(std::vector<Span> spans) : spans_(std::move(spans)) {
    std::sort(spans_.begin(), spans_.end(), [](Span a, Span b) { return a.begin < b.begin; });
  }

  bool overlaps(Span span) const {
    const auto after = std::partition_point(spans_.begin(), spans_.end(),
                                            [&](Span s) { return s.begin < span.end; });
    return after != spans_.begin() && std::prev(after)->overlaps(span);
  }

 private:
  std::vector<Span> spans_;  ///< apart from each other, in order
};

class SentenceReader {
 public:
  SentenceReader(const View& view, UnitTable& table, GoalDrafts& goals)
      : view_(view), table_(table), goals_(goals), listed_(listed()), none_(none()) {
    for (const DraftGoal& g : goals.all) {
      if (g.head) heads_[*g.head] = g.goal.kind;
    }
  }

  void read() {
    for (const Statement& s : view_.found.statements) {
      const bool below = s.rule->gives == "goal_below";
      if (s.rule->gives != "goal" && !below) continue;
      const auto text = s.group("text");
      const auto kind = parse_name<GoalKind>(s.rule->attribute("kind"));
      if (!text || !kind || (below && !under_heading(s.block, *kind))) continue;
      if (below) below_ = s.block;
      read_one(s, goal_words(view_, s.captures[*text].span), *kind);
    }
  }

 private:
  std::vector<Span> listed() const {
    std::vector<Span> spans;
    for (const DraftGoal& g : goals_.all) {
      for (const Evidence& e : g.goal.evidence) spans.push_back(e.span);
    }
    return spans;
  }

  std::vector<Span> none() const {
    std::vector<Span> spans;
    for (const Statement& s : view_.found.statements) {
      if (s.rule->gives == "no_goal") spans.push_back(s.span);
    }
    return spans;
  }

  bool under_heading(std::uint32_t block, GoalKind kind) const {
    if (block == 0) return false;
    if (below_ == block - 1) return kind == GoalKind::goal;  // one line after the other
    if (view_.block(block - 1).kind != BlockKind::heading) return false;
    return heading_kind(view_, view_.block(block - 1)) == kind;
  }

  /// Whether the words only lead on to a list that was read ("is to do the following:").
  bool leads_on(const Statement& s, Span text, GoalKind kind) const {
    const auto head = heads_.find(s.block);
    return head != heads_.end() && head->second == kind &&
           text.end + 2 >= view_.block(s.block).content.end;
  }

  void read_one(const Statement& s, Span text, GoalKind kind) {
    if (listed_.overlaps(text) || none_.overlaps(text) || leads_on(s, text, kind)) return;
    const auto units = table_.named_in(view_.range_of(s, "unit"));
    const auto unit = units.size() == 1 ? std::optional(units.front()) : std::nullopt;
    if (text.overlaps(last_)) {  // another rule's view of it, or a purpose inside it
      DraftGoal& before = goals_.all[last_goal_];
      if (text == last_ && !before.unit) before.unit = unit;
      return;
    }
    DraftGoal d;
    d.goal.text = std::string(view_.slice(text));
    d.goal.kind = kind;
    d.goal.evidence = {{text, s.rule->id}};
    d.unit = unit;
    last_ = text;
    last_goal_ = goals_.add(std::move(d));
  }

  const View& view_;
  UnitTable& table_;
  GoalDrafts& goals_;
  Taken listed_;
  Taken none_;
  std::unordered_map<std::uint32_t, GoalKind> heads_;  ///< blocks that announced a list
  std::optional<std::uint32_t> below_;  ///< the last block that was read as under a heading
  Span last_;
  std::size_t last_goal_ = 0;
};

/// Objectives that a sentence with their goal announces ("The goal is X. Below it are two
/// targets:").
void find_parents(const View& view, GoalDrafts& goals) {
  for (DraftGoal& d : goals.all) {
    if (d.parent || !d.head || d.goal.kind != GoalKind::objective) continue;
    const Span head = view.block(*d.head).span;
    const auto told = std::find_if(goals.all.rbegin(), goals.all.rend(), [&](const DraftGoal& g) {
      return g.goal.kind == GoalKind::goal && head.contains(g.goal.evidence.front().span);
    });
    if (told != goals.all.rend()) {
      d.parent = static_cast<std::size_t>(goals.all.rend() - told) - 1;
    }
  }
}

/// What a listed goal counts is what it is after.
void mark_targets(const View& view, const std::vector<DraftGoal>& listed, Amounts& amounts) {
  for (const DraftGoal& g : listed) {
    const auto range = view.mentions_in(g.goal.evidence.front().span);
    for (std::uint32_t m = range.first; m < range.last; ++m) {
      if (!amounts.of_mention[m]) continue;
      Amount& a = amounts.facts[*amounts.of_mention[m]];
      if (a.unit == Measure::sek || a.evidence.size() > 1) continue;
      a.kind = AmountKind::target;
    }
  }
}

/// Figures that count only as a goal's ("at least 40 events").
void add_counts(const View& view, Statement::Range range, Amounts& amounts) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Mention& m = view.found.mentions[i];
    if (m.type != MentionType::amount || !flag(*m.rule, "in_goal") || amounts.of_mention[i])
      continue;
    auto a = amount_value(view, m);
    if (!a) continue;
    a->evidence = {{m.span, m.rule->id}};
    amounts.of_mention[i] = static_cast<std::uint32_t>(amounts.facts.size());
    amounts.facts.push_back(std::move(*a));
    amounts.decided_by.emplace_back();
  }
}

/// A figure inside a goal is its target; the amount is what the goal counts.
void find_targets(const View& view, Amounts& amounts, std::vector<DraftGoal>& goals) {
  for (DraftGoal& g : goals) {
    const auto range = view.mentions_in(g.goal.evidence.front().span);
    add_counts(view, range, amounts);
    for (std::uint32_t m = range.first; m < range.last && !g.target; ++m) {
      const auto amount = amounts.of_mention[m];
      if (amount && amounts.facts[*amount].kind == AmountKind::target) g.target = amount;
    }
  }
}

}  // namespace

std::size_t GoalDrafts::add(DraftGoal draft) {
  std::string key = unicode::lower(draft.goal.text);
  while (!key.empty() && (key.back() == '.' || key.back() == ',')) key.pop_back();
  key +=
      fmt::format("\t{}\t{}", static_cast<int>(draft.goal.kind), draft.parent.value_or(all.size()));
  if (!draft.parent) key.resize(key.rfind('\t'));
  const auto [known, fresh] = by_words_.try_emplace(std::move(key), all.size());
  if (fresh) {
    all.push_back(std::move(draft));
  } else {
    all[known->second].goal.evidence.push_back(draft.goal.evidence.front());
  }
  return known->second;
}

std::optional<std::size_t> GoalDrafts::last_in(Span span) const {
  for (std::size_t i = all.size(); i-- > 0;) {
    const Goal& g = all[i].goal;
    if (g.evidence.front().span.end <= span.begin) return std::nullopt;
    if (g.kind == GoalKind::goal && span.contains(g.evidence.front().span)) return i;
  }
  return std::nullopt;
}

std::vector<DraftGoal> read_goals(const View& view, UnitTable& table, Amounts& amounts) {
  GoalDrafts goals;
  read_goal_lists(view, table, goals);
  mark_targets(view, goals.all, amounts);
  SentenceReader(view, table, goals).read();
  find_parents(view, goals);
  find_targets(view, amounts, goals.all);
  return std::move(goals.all);
}

std::optional<int> declared_goals(const View& view) {
  for (const Statement& s : view.found.statements) {
    if (s.rule->gives != "declared_goals") continue;
    if (const auto word = s.group("count"); word && !s.captures[*word].value.empty()) {
      return parse_int(s.captures[*word].value);
    }
    if (const auto n = s.group("n")) return parse_int(view.slice(s.captures[*n].span));
  }
  return std::nullopt;
}

}  // namespace orgkarta::facts
