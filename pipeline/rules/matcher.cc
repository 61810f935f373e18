#include <memory>

#include "pipeline/rules/candidates.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/mention_finder.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/rules/statement_finder.h"

namespace orgkarta::rules {

struct Matcher::State {
  explicit State(const CompiledRules& compiled)
      : rules(compiled),
        mention_candidates(compiled.mention_anchors),
        relation_candidates(compiled.relation_anchors),
        mentions(compiled),
        statements(compiled) {}

  Found find(const Text& text, bool anchored) {
    const auto choose = [&](Candidates& candidates, const Lines& lines) {
      anchored ? candidates.find(lines) : candidates.take_all(lines);
    };
    Found found;
    narrow.build(rules.alphabet, text);
    choose(mention_candidates, narrow.lines());
    mentions.find(narrow, text.text, mention_candidates, found.mentions);
    mask.build(rules.alphabet, narrow, text, found.mentions);
    choose(relation_candidates, mask.lines());
    statements.find({mask, narrow, text.text, found.mentions}, relation_candidates,
                    found.statements);
    return found;
  }

  const CompiledRules& rules;
  Candidates mention_candidates;
  Candidates relation_candidates;
  MentionFinder mentions;
  StatementFinder statements;
  NarrowText narrow;
  Mask mask;
};

Matcher::Matcher(const RuleSet& rules) : state_(std::make_unique<State>(rules.compiled())) {}
Matcher::~Matcher() = default;

Found Matcher::find(const Text& text) { return state_->find(text, true); }
Found Matcher::find_without_anchors(const Text& text) { return state_->find(text, false); }

}  // namespace orgkarta::rules
