#include <memory>

#include "pipeline/rules/compiled.h"
#include "pipeline/rules/joined_texts.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/mention_finder.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/rules/runner.h"
#include "pipeline/rules/statement_finder.h"

namespace orgkarta::rules {

struct Matcher::State {
  explicit State(const CompiledRules& compiled)
      : rules(compiled),
        mention_runner(compiled.mention_rules, compiled.mention_anchors, compiled.alphabet),
        relation_runner(compiled.relation_rules, compiled.relation_anchors, compiled.alphabet),
        mention_finder(compiled) {}

  Found find(const Text& text, bool quick) {
    const auto run = [&](Runner& runner, const Lines& lines, auto&& seen) {
      quick ? runner.run(lines, seen) : runner.run_slowly(lines, seen);
    };
    Found found;
    narrow.build(rules.alphabet, text);
    mention_finder.start(narrow, text);
    run(mention_runner, narrow.lines(), [&](const auto& rule, auto line, const auto& match) {
      return mention_finder.add(rule, line, match);
    });
    mention_finder.finish(found);
    mask.build(rules.alphabet, narrow, text, found.mentions);
    const StatementFinder::Input input{mask, narrow, text.text, found.mentions};
    StatementFinder statements(input, found.statements);
    run(relation_runner, mask.lines(), [&](const auto& rule, auto line, const auto& match) {
      return statements.add(rule, line, match);
    });
    statements.finish();
    return found;
  }

  const CompiledRules& rules;
  Runner mention_runner;
  Runner relation_runner;
  MentionFinder mention_finder;
  NarrowText narrow;
  Mask mask;
};

Matcher::Matcher(const RuleSet& rules) : state_(std::make_unique<State>(rules.compiled())) {}
Matcher::~Matcher() = default;

Found Matcher::find(const Text& text) { return state_->find(text, true); }

std::vector<Found> Matcher::find_all(std::span<const Text* const> texts) {
  if (texts.size() == 1) {  // perhaps a huge one: no copy of it
    std::vector<Found> out(1);
    out.front() = find(*texts.front());
    return out;
  }
  const JoinedTexts joined(texts);
  return joined.split(find(joined.text()));
}

Found Matcher::find_slowly(const Text& text) { return state_->find(text, false); }

}  // namespace orgkarta::rules
