#include "pipeline/facts/goals.h"

#include <algorithm>

#include "pipeline/facts/attributes.h"
#include "pipeline/facts/numbers.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

bool inside_listed(const std::vector<DraftGoal>& goals, std::size_t listed, Span span) {
  return std::any_of(
      goals.begin(), goals.begin() + static_cast<std::ptrdiff_t>(listed),
      [&](const DraftGoal& g) { return g.goal.evidence.front().span.overlaps(span); });
}

void read_sentences(const View& view, UnitTable& table, std::vector<DraftGoal>& goals) {
  const std::size_t listed = goals.size();
  for (const Statement& s : view.found.statements) {
    if (s.rule->gives != "goal") continue;
    const auto text = s.group("text");
    const auto kind = parse_name<GoalKind>(s.rule->attribute("kind"));
    if (!text || !kind || inside_listed(goals, listed, s.span)) continue;
    DraftGoal d;
    d.goal.text = std::string(view.slice(s.captures[*text].span));
    d.goal.kind = *kind;
    d.goal.evidence = {{s.captures[*text].span, s.rule->id}};
    const auto units = table.named_in(view.range_of(s, "unit"));
    if (units.size() == 1) d.unit = units.front();
    const auto same = std::find_if(goals.begin(), goals.end(), [&](const DraftGoal& g) {
      return g.goal.text == d.goal.text && g.goal.kind == d.goal.kind;
    });
    if (same == goals.end()) {
      goals.push_back(std::move(d));
    } else {
      same->goal.evidence.push_back(d.goal.evidence.front());
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
    if (m.type != MentionType::amount || !flag(*m.rule, "in_goal") || amounts.of_mention[i]) continue;
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

std::vector<DraftGoal> read_goals(const View& view, UnitTable& table, Amounts& amounts) {
  std::vector<DraftGoal> goals;
  read_goal_lists(view, goals);
  mark_targets(view, goals, amounts);
  read_sentences(view, table, goals);
  find_targets(view, amounts, goals);
  return goals;
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
