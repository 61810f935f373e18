#include "pipeline/facts/attributes.h"

namespace orgkarta::facts {
namespace {

bool better(const Statement& a, const Statement& b) {
  const bool weak_a = flag(*a.rule, "weak");
  const bool weak_b = flag(*b.rule, "weak");
  if (weak_a != weak_b) return weak_b;
  return a.span.size() < b.span.size();
}

}  // namespace

std::vector<const Statement*> nearest_cues(const View& view, std::string_view gives,
                                           std::string_view group, std::string_view key) {
  std::vector<const Statement*> best(view.found.mentions.size(), nullptr);
  for (const Statement& s : view.found.statements) {
    if (s.rule->gives != gives || s.rule->attribute(key).empty()) continue;
    const auto mention = view.mention_of(s, group);
    if (!mention) continue;
    const Statement*& slot = best[*mention];
    if (!slot || better(s, *slot)) slot = &s;
  }
  return best;
}

}  // namespace orgkarta::facts
