#include "pipeline/rules/profile.h"

#include <algorithm>
#include <chrono>

#include "pipeline/rules/compiled.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/mention_finder.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/runner.h"
#include "pipeline/rules/statement_finder.h"

namespace orgkarta::rules {
namespace {

// Goes the matcher's way with a watch.
class Profiler {
 public:
  explicit Profiler(const CompiledRules& rules)
      : rules_(rules),
        mention_runner_(rules.mention_rules, rules.mention_anchors, rules.alphabet),
        relation_runner_(rules.relation_rules, rules.relation_anchors, rules.alphabet),
        finder_(rules) {
    reset();
  }

  void reset() {
    result_ = {};
    for (const RuleInfo& info : rules_.infos) result_.rules.push_back({&info, 0, 0, 0});
  }

  void take(const Text& text) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    Found found;
    narrow_.build(rules_.alphabet, text);
    finder_.start(narrow_, text);
    result_.mention_candidates +=
        run(mention_runner_, rules_.mention_rules, narrow_.lines(), finder_);
    finder_.finish(found);
    mask_.build(rules_.alphabet, narrow_, text, found.mentions);
    const StatementFinder::Input input{mask_, narrow_, text.text, found.mentions};
    StatementFinder statements(input, found.statements);
    result_.relation_candidates +=
        run(relation_runner_, rules_.relation_rules, mask_.lines(), statements);
    statements.finish();
    result_.mentions += found.mentions.size();
    result_.statements += found.statements.size();
    result_.bytes += text.text.size();
    result_.seconds += std::chrono::duration<double>(Clock::now() - start).count();
  }

  Profile finish() {
    result_.rest = result_.seconds - result_.mention_candidates - result_.relation_candidates;
    for (const RuleCost& cost : result_.rules) {
      result_.rest -= cost.seconds;
      result_.tries += cost.tries;
    }
    std::stable_sort(result_.rules.begin(), result_.rules.end(),
                     [](const RuleCost& a, const RuleCost& b) { return a.seconds > b.seconds; });
    return std::move(result_);
  }

 private:
  template <class Finder>
  double run(Runner& runner, const std::vector<CompiledRule>& rules, const Lines& lines,
             Finder& finder) {
    return runner.run_timed(
        lines,
        [&](const auto& rule, auto line, const auto& match) {
          ++result_.rules[rule.number].hits;
          return finder.add(rule, line, match);
        },
        [&](std::size_t number, std::size_t tries, double seconds) {
          RuleCost& cost = result_.rules[rules[number].number];
          cost.tries += tries;
          cost.seconds += seconds;
        });
  }

  const CompiledRules& rules_;
  Runner mention_runner_;
  Runner relation_runner_;
  MentionFinder finder_;
  NarrowText narrow_;
  Mask mask_;
  Profile result_;
};

}  // namespace

Profile profile(const RuleSet& rules, std::span<const Text> texts, std::size_t rounds) {
  Profiler profiler(rules.compiled());
  for (const Text& text : texts) profiler.take(text);  // fills the caches
  profiler.reset();
  for (std::size_t round = 0; round < rounds; ++round) {
    for (const Text& text : texts) profiler.take(text);
  }
  return profiler.finish();
}

}  // namespace orgkarta::rules
