#include "pipeline/facts/attributes.h"

namespace orgkarta::facts {
namespace {

int strength(const RuleInfo& rule) { return flag(rule, "strong") ? 2 : flag(rule, "weak") ? 0 : 1; }

bool better(const Statement& a, const Statement& b) {
  if (strength(*a.rule) != strength(*b.rule)) return strength(*a.rule) > strength(*b.rule);
  return a.span.size() < b.span.size();
}

/// Whether a cue that speaks of one measure or form only ("the share is to be …" of percent) meets
/// it.
bool fits_measure(const RuleInfo& cue, const RuleInfo& mention) {
  const std::string_view only = cue.attribute("measure");
  const std::string_view form = cue.attribute("form");
  return (only.empty() || only == mention.attribute("measure")) &&
         (form.empty() || form == mention.attribute("form"));
}

}  // namespace

std::vector<const Statement*> nearest_cues(const View& view, std::string_view gives,
                                           std::string_view group, std::string_view key) {
  std::vector<const Statement*> best(view.found.mentions.size(), nullptr);
  for (const Statement* const told : view.statements(gives)) {
    const Statement& s = *told;
    if (s.rule->attribute(key).empty()) continue;
    const auto mention = view.mention_of(s, group);
    if (!mention || !fits_measure(*s.rule, *view.found.mentions[*mention].rule)) continue;
    const Statement*& slot = best[*mention];
    if (!slot || better(s, *slot)) slot = &s;
  }
  return best;
}

}  // namespace orgkarta::facts
