// Goals as they are found, each once.
#include <string>

#include "pipeline/facts/goals.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {

std::size_t GoalDrafts::add(DraftGoal draft) {
  std::string key = unicode::lower(draft.goal.text);
  while (!key.empty() && (key.back() == '.' || key.back() == ',')) key.pop_back();
  key += '\t' + std::to_string(static_cast<int>(draft.goal.kind));
  if (draft.parent) key += '\t' + std::to_string(*draft.parent);
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

}  // namespace orgkarta::facts
