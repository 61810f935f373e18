// A rule set ready to run. Private to this layer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <re2/re2.h>

#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/anchors.h"
#include "pipeline/rules/lazy_regex.h"
#include "pipeline/rules/program.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

/// A named group of a compiled pattern.
struct Group {
  int number = 0;  ///< in the wrapped pattern
  std::string name;
  const Lexicon* lexicon = nullptr;  ///< gives its captures a value
};

/// A `where` demand, ready to be asked.
struct Condition {
  std::optional<std::size_t> group;  ///< its place among the rule's; none: the whole match
  Test test = Test::in;
  const Lexicon* lexicon = nullptr;
};

/// One rule. The pattern is wrapped: group kWhole is what the author wrote, around it stand the
/// genitive and the characters that part words, as RE2 cannot look around.
struct CompiledRule {
  static constexpr int kWhole = 1;

  const RuleInfo* info = nullptr;
  std::uint32_t number = 0;  ///< among all rules
  std::unique_ptr<LazyRegex> regex;
  std::optional<Programs::Program> program;  ///< the same, to be tried at one place
  std::vector<Group> groups;                 ///< in the order of their numbers
  std::optional<std::size_t> span_group;     ///< the place of the group that is the mention
  bool boundary = true;
  bool genitive = false;
  int priority = 0;
  MentionType type = MentionType::noise;
  std::vector<Condition> where;
  std::vector<Condition> begins;   ///< of the letters and digits that the match begins with
  bool begins_line = false;        ///< a match begins its line
  bool crosses_sentences = false;  ///< a match may hold the token of a sentence's end
  Clauses clauses;                 ///< the literals it needs, until the set's anchors hold them
};

struct CompiledRules {
  Alphabet alphabet;  ///< all patterns and texts are written in it
  Lexicons lexicons;
  WordTries tries;    ///< of the lexicons, which programs share
  Programs programs;  ///< of all rules
  std::vector<RuleInfo> infos;
  std::vector<std::vector<Example>> examples;
  std::vector<std::string> written;   ///< each rule's pattern as its author wrote it
  std::vector<PatternSource> macros;  ///< as written; their places have no file
  std::vector<CompiledRule> mention_rules;
  std::vector<CompiledRule> relation_rules;
  Anchors mention_anchors;
  Anchors relation_anchors;
  std::string hash;
};

/// How all patterns are compiled: for narrow text.
RE2::Options pattern_options();

}  // namespace orgkarta::rules
