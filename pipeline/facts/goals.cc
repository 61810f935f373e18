#include "pipeline/facts/goals.h"

#include <algorithm>
#include <numeric>

#include "pipeline/facts/attributes.h"
#include "pipeline/facts/numbers.h"

namespace orgkarta::facts {
namespace {

/// Objectives that a sentence with their goal announces ("The goal is X. Below it are two
/// targets:").
void find_parents(const View& view, GoalDrafts& goals) {
  std::unordered_map<std::uint32_t, std::size_t> told;  // by block, the last goal that it tells
  for (std::size_t i = 0; i < goals.all.size(); ++i) {
    const Goal& g = goals.all[i].goal;
    if (g.kind == GoalKind::goal) told[view.block_at(g.evidence.front().span.begin)] = i;
  }
  for (DraftGoal& d : goals.all) {
    if (d.parent || !d.head || d.goal.kind != GoalKind::objective) continue;
    if (const auto goal = told.find(*d.head); goal != told.end()) d.parent = goal->second;
  }
}

/// "1.2" stands under the last "1" told before it.
void find_numbered_parents(std::vector<DraftGoal>& goals) {
  std::unordered_map<std::string, std::size_t> told;  // by label
  const auto at = [&](std::size_t i) { return goals[i].goal.evidence.front().span.begin; };
  std::vector<std::size_t> order(goals.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, at);
  for (const std::size_t i : order) {
    Goal& goal = goals[i].goal;
    if (!goal.label) continue;
    const std::size_t dot = goal.label->rfind('.');
    const auto above = told.find(goal.label->substr(0, dot));
    const bool part = dot != std::string::npos && above != told.end();
    if (part && !goals[i].parent && goal.kind != GoalKind::mission) {
      goals[i].parent = above->second;
      goal.kind = GoalKind::objective;
    }
    told.insert_or_assign(*goal.label, i);
  }
}

/// What a goal counts is what it is after.
void mark_targets(const View& view, const std::vector<DraftGoal>& goals, Amounts& amounts) {
  for (const DraftGoal& g : goals) {
    const auto range = view.mentions_in(g.goal.evidence.front().span);
    for (std::uint32_t m = range.first; m < range.last; ++m) {
      if (!amounts.of_mention[m]) continue;
      Amount& a = amounts.facts[*amounts.of_mention[m]];
      if (a.unit == Measure::sek || a.evidence.size() > 1) continue;
      // "is to plan for 22 posts": what a mission is about is no goal's figure
      if (a.kind == AmountKind::headcount && g.goal.kind == GoalKind::mission) continue;
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
    amounts.of_mention[i] = amounts.add(std::move(*a));
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

/// What is counted (visitors, cases, places) is an amount only as a goal's figure.
void drop_idle_counts(Amounts& amounts, std::vector<DraftGoal>& goals) {
  std::vector<bool> keep;
  keep.reserve(amounts.facts.size());
  for (const Amount& a : amounts.facts) keep.push_back(a.unit != Measure::count);
  for (const DraftGoal& g : goals) {
    if (g.target) keep[*g.target] = true;
  }
  const auto places = amounts.keep_only(keep);
  for (DraftGoal& g : goals) {
    if (g.target) g.target = places[*g.target];
  }
}

}  // namespace

std::vector<DraftGoal> read_goals(const View& view, UnitTable& table, Amounts& amounts) {
  GoalDrafts goals;
  read_goal_lists(view, table, goals);
  read_goal_sentences(view, table, goals);
  mark_targets(view, goals.all, amounts);
  find_parents(view, goals);
  find_numbered_parents(goals.all);
  find_targets(view, amounts, goals.all);
  drop_idle_counts(amounts, goals.all);
  return std::move(goals.all);
}

std::optional<int> declared_goals(const View& view) {
  for (const Statement* const told : view.statements("declared_goals")) {
    const Statement& s = *told;
    if (const auto word = s.group("count"); word && !s.captures[*word].value.empty()) {
      return parse_int(s.captures[*word].value);
    }
    if (const auto n = s.group("n")) return parse_int(view.slice(s.captures[*n].span));
  }
  return std::nullopt;
}

}  // namespace orgkarta::facts
