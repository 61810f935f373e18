#include "pipeline/rules/check.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "pipeline/rules/compiled.h"
#include "pipeline/rules/in_parallel.h"

namespace orgkarta::rules {
namespace {

using Groups = std::vector<std::pair<std::string, std::string>>;

std::string words(const Text& text, Span span) { return text.text.substr(span.begin, span.size()); }

Groups groups_of(const std::vector<Capture>& captures, const Text& text) {
  Groups out;
  for (const Capture& c : captures) out.emplace_back(c.group, words(text, c.span));
  return out;
}

// Everything that a rule gave in a text, each as its groups' texts.
std::vector<Groups> results_of(const RuleInfo& rule, const Found& found, const Text& text) {
  std::vector<Groups> out;
  const auto add = [&](const Mention& m) {
    if (m.rule != &rule) return;
    Groups groups = groups_of(m.captures, text);
    std::erase_if(groups, [](const auto& group) { return group.first == "span"; });
    groups.emplace(groups.begin(), "span", words(text, m.span));
    out.push_back(std::move(groups));
  };
  for (const Mention& m : found.mentions) add(m);
  for (const Mention& m : found.signs) add(m);
  for (const Statement& s : found.statements) {
    if (s.rule == &rule) out.push_back(groups_of(s.captures, text));
  }
  return out;
}

bool has_all(const Groups& result, const Groups& expected) {
  return std::all_of(expected.begin(), expected.end(), [&](const auto& group) {
    return std::find(result.begin(), result.end(), group) != result.end();
  });
}

std::string describe(const Groups& groups) {
  std::string text;
  for (const auto& [name, value] : groups) {
    text += fmt::format("{}{} = \"{}\"", text.empty() ? "" : ", ", name, value);
  }
  return text.empty() ? "a match" : text;
}

std::string describe(const std::vector<Groups>& results) {
  std::string text;
  for (const Groups& result : results) text += (text.empty() ? "" : "; ") + describe(result);
  return text.empty() ? "nothing" : text;
}

// Which mentions the rules saw: most failing examples fail there.
std::string describe_mentions(const Found& found, const Text& text) {
  std::string out;
  for (const Mention& m : found.mentions) {
    out += fmt::format("{}{} \"{}\" ({})", out.empty() ? "" : ", ",
                       kMentionTypeNames[static_cast<std::size_t>(m.type)], words(text, m.span),
                       m.rule->id);
  }
  return out.empty() ? "none" : out;
}

std::string message(const RuleInfo& rule, const Example& example, std::string_view expected,
                    std::string_view got, std::string_view mentions) {
  return fmt::format("{}:{}: {}: {}\n  text: {}\n  expected: {}\n  got: {}\n  mentions: {}",
                     rule.file, example.line, rule.id,
                     example.counter ? "counter-example matches" : "example fails", example.text,
                     expected, got, mentions);
}

void check_rule(const RuleInfo& rule, const std::vector<Example>& examples, Matcher& matcher,
                const SplitSentences& split, std::vector<std::string>& out) {
  for (const Example& example : examples) {
    const Text text = split(example.text);
    const Found found = matcher.find(text);
    const auto results = results_of(rule, found, text);
    const bool hit = std::any_of(results.begin(), results.end(), [&](const Groups& result) {
      return has_all(result, example.groups);
    });
    if (example.counter ? results.empty() : hit) continue;
    out.push_back(message(rule, example, example.counter ? "nothing" : describe(example.groups),
                          describe(results), describe_mentions(found, text)));
  }
}

}  // namespace

std::vector<std::string> check_examples(const RuleSet& rules, const SplitSentences& split) {
  constexpr std::size_t kParts = 2;  // each has a matcher of its own, which has to get warm
  const std::size_t count = rules.rules().size();
  std::array<std::vector<std::string>, kParts> failures;
  in_parallel(kParts, [&](std::size_t part) {
    Matcher matcher(rules);
    for (std::size_t i = count * part / kParts; i < count * (part + 1) / kParts; ++i) {
      check_rule(rules.rules()[i], rules.examples(i), matcher, split, failures[part]);
    }
  });
  failures[0].insert(failures[0].end(), failures[1].begin(), failures[1].end());
  return std::move(failures[0]);
}

std::vector<std::string> check_patterns(const RuleSet& rules) {
  const CompiledRules& compiled = rules.compiled();
  std::vector<const CompiledRule*> all;
  for (const CompiledRule& rule : compiled.mention_rules) all.push_back(&rule);
  for (const CompiledRule& rule : compiled.relation_rules) all.push_back(&rule);
  std::vector<std::string> faults(all.size());
  in_parallel(all.size(), [&](std::size_t i) {
    try {
      all[i]->regex->get();
    } catch (const std::runtime_error& error) {
      const RuleInfo& info = *all[i]->info;
      faults[i] = fmt::format("{}:{}: {}: {}", info.file, info.line, info.id, error.what());
    }
  });
  std::erase(faults, "");
  return faults;
}

std::vector<std::string> unanchored(const RuleSet& rules) {
  const CompiledRules& compiled = rules.compiled();
  std::vector<std::string> out;
  for (const auto i : compiled.mention_anchors.unanchored()) {
    out.push_back(compiled.mention_rules[i].info->id);
  }
  for (const auto i : compiled.relation_anchors.unanchored()) {
    out.push_back(compiled.relation_rules[i].info->id);
  }
  return out;
}

}  // namespace orgkarta::rules
