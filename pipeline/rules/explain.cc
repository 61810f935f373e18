#include "pipeline/rules/explain.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/rules/compiled.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/mention_finder.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/near_miss.h"
#include "pipeline/rules/runner.h"
#include "pipeline/rules/statement_finder.h"

namespace orgkarta::rules {
namespace {

constexpr std::string_view test_name(Test test) {
  switch (test) {
    case Test::in:
      return "in";
    case Test::not_in:
      return "not_in";
    case Test::ends_in:
      return "ends_in";
    case Test::not_ends_in:
      return "not_ends_in";
    case Test::first_in:
      return "first_in";
    case Test::first_not_in:
      return "first_not_in";
    case Test::last_not_in:
      return "last_not_in";
    case Test::no_word_in:
      return "no_word_in";
  }
  return "";
}

std::string group_name(const CompiledRule& rule, const Condition& condition) {
  if (condition.group) return rule.groups[*condition.group].name;
  const Condition* const first = rule.begins.data();
  const bool begin = &condition >= first && &condition < first + rule.begins.size();
  return begin ? "begin" : "span";
}

LostMention explained(MentionFinder::Lost lost) {
  LostMention out{std::move(lost.mention), std::move(lost.winner), lost.rule->priority,
                  lost.winner_rule->priority, "rule order"};
  const Span a = out.mention.span;
  const Span b = out.winner.span;
  if (out.priority != out.winner_priority) {
    out.by = "priority";
  } else if (a.size() != b.size()) {
    out.by = "length";
  } else if (a.begin != b.begin) {
    out.by = "place";
  }
  return out;
}

// The text with one block alone: rules look at each block by itself.
Text only(const Text& text, std::uint32_t block) {
  Text one;
  one.text = text.text;
  one.sentences = text.sentences;
  one.blocks = {text.blocks[block]};
  return one;
}

}  // namespace

struct Explainer::State {
  explicit State(const CompiledRules& compiled)
      : rules(compiled),
        mention_runner(compiled.mention_rules, compiled.mention_anchors, compiled.alphabet),
        relation_runner(compiled.relation_rules, compiled.relation_anchors, compiled.alphabet),
        finder(compiled),
        near(compiled) {}

  void find_mentions(const Text& text, BlockExplanation& out) {
    narrow.build(rules.alphabet, text);
    finder.start(narrow, text);
    mention_runner.run_slowly(narrow.lines(), [&](const auto& rule, auto line, const auto& match) {
      if (const Condition* failed = finder.refusal(rule, match)) {
        out.refused.push_back({rule.info, narrow.to_text(match.whole), group_name(rule, *failed),
                               narrow.to_text(finder.asked(rule, *failed, match)),
                               test_name(failed->test), failed->lexicon->name});
      }
      return finder.add(rule, line, match);
    });
    Found found;
    finder.finish(found);
    out.mentions = std::move(found.mentions);
    out.signs = std::move(found.signs);
    for (auto& lost : finder.lost()) out.lost.push_back(explained(std::move(lost)));
  }

  void find_statements(const Text& text, BlockExplanation& out) {
    mask.build(rules.alphabet, narrow, text, out.mentions);
    const StatementFinder::Input input{mask, narrow, text.text, out.mentions};
    StatementFinder statements(input, out.statements);
    relation_runner.run_slowly(mask.lines(), [&](const auto& rule, auto line, const auto& match) {
      return statements.add(rule, line, match);
    });
    statements.finish();
  }

  // A span as the rules of a kind see it.
  std::string readable(bool masked, Span span, const std::string& text,
                       const BlockExplanation& out) const {
    if (masked) return mask.readable(narrow, text, out.mentions, span);
    const Span in_text = narrow.to_text(span);
    return text.substr(in_text.begin, in_text.size());
  }

  Span to_text(bool masked, Span span) const {
    return masked ? mask.to_text(narrow, span) : narrow.to_text(span);
  }

  // The bytes of a line that stand for a span of the text.
  Span mark_of(bool masked, const Span& line, Span place) const {
    Span mark{line.end, line.begin};
    for (std::uint32_t at = line.begin; at < line.end; ++at) {
      if (!to_text(masked, {at, at + 1}).overlaps(place)) continue;
      mark = {std::min(mark.begin, at), at + 1};
    }
    return mark.empty() ? line : mark;
  }

  void find_near(const CompiledRule& rule, bool masked, const std::string& text,
                 const Question& question, BlockExplanation& out) {
    const Lines& lines = masked ? mask.lines() : narrow.lines();
    if (lines.lines.empty()) return;
    const Span line = lines.lines[0].span;
    NearMatcher::Wish wish;
    if (question.place) wish.place = mark_of(masked, line, *question.place);
    const auto& within = masked ? question.sentence : question.place;
    if (within) wish.within = mark_of(masked, line, *within);
    if (masked) wish.tokens = mask.tokens();
    wish.however_far = question.rule != nullptr;
    auto found = near.nearest(rule, lines, 0, wish);
    if (!found) return;
    NearMiss miss;
    miss.rule = rule.info;
    miss.masked = masked;
    miss.parts = found->parts;
    miss.failed = found->failed;
    miss.optional = found->optional;
    miss.rest_fits = found->rest_fits;
    miss.before = found->before;
    miss.also = found->also.value_or(0);
    miss.also_instead = readable(masked, found->also_instead, text, out);
    miss.span = to_text(masked, found->whole);
    miss.matched = readable(masked, found->matched, text, out);
    miss.instead = readable(masked, found->instead, text, out);
    if (found->further_on) {
      miss.comes_later = true;
      const Span between{found->instead.begin, found->further_on->begin};
      miss.further_on = readable(masked, between, text, out);
    }
    if (miss.failed < miss.parts.size()) {
      for (const std::string& name : names_in(miss.parts[miss.failed])) {
        miss.meanings.push_back(fmt::format("{{{}}}: {}", name, describe_name(name, rules)));
      }
    }
    miss.score = found->score;
    out.near.push_back(std::move(miss));
  }

  // Where no mention stands, mention rules are what people ask for.
  static bool touches_mention(const BlockExplanation& out, Span place) {
    return std::any_of(out.mentions.begin(), out.mentions.end(),
                       [&](const Mention& m) { return m.span.overlaps(place); });
  }

  void find_near(const std::string& text, const Question& question, BlockExplanation& out) {
    if (question.near_misses == 0) return;
    const auto asked = [&](const CompiledRule& rule) {
      return question.rule == nullptr || question.rule == rule.info;
    };
    const bool bare =
        question.rule == nullptr && question.place && !touches_mention(out, *question.place);
    for (const CompiledRule& rule : rules.relation_rules) {
      if (asked(rule)) find_near(rule, true, text, question, out);
    }
    for (const CompiledRule& rule : rules.mention_rules) {
      if (question.rule == rule.info || bare) find_near(rule, false, text, question, out);
    }
    const std::size_t most = question.rule == nullptr ? question.near_misses : 2;
    keep_nearest(most, out.near);
  }

  // The nearest ones: of relation rules first; of mention rules half as many.
  static void keep_nearest(std::size_t most, std::vector<NearMiss>& near) {
    std::stable_sort(near.begin(), near.end(), [](const NearMiss& a, const NearMiss& b) {
      return a.masked != b.masked ? a.masked : a.score > b.score;
    });
    std::map<std::string_view, int> of_kind;
    std::array<std::size_t, 2> kept{};
    std::erase_if(near, [&](const NearMiss& miss) {
      return ++of_kind[miss.rule->gives] > 2 ||
             ++kept[miss.masked] > (miss.masked ? most : most / 2);
    });
  }

  const CompiledRules& rules;
  Runner mention_runner;
  Runner relation_runner;
  MentionFinder finder;
  NarrowText narrow;
  Mask mask;
  NearMatcher near;
};

Explainer::Explainer(const RuleSet& rules) : state_(std::make_unique<State>(rules.compiled())) {}
Explainer::~Explainer() = default;

BlockExplanation Explainer::explain(const Text& text, std::uint32_t block,
                                    const Question& question) {
  const Text one = only(text, block);
  BlockExplanation out;
  out.block = block;
  state_->find_mentions(one, out);
  state_->find_statements(one, out);
  if (!state_->mask.lines().lines.empty()) {
    out.masked = state_->readable(true, state_->mask.lines().lines[0].span, one.text, out);
  }
  state_->find_near(one.text, question, out);
  for (Mention& mention : out.mentions) mention.block = block;
  for (Mention& sign : out.signs) sign.block = block;
  for (Statement& statement : out.statements) statement.block = block;
  return out;
}

const RuleInfo* find_rule(const RuleSet& rules, std::string_view id) {
  const auto& all = rules.rules();
  const auto rule =
      std::find_if(all.begin(), all.end(), [&](const RuleInfo& r) { return r.id == id; });
  return rule == all.end() ? nullptr : &*rule;
}

}  // namespace orgkarta::rules
