// Runs the examples of the rules, and looks for rules that cost much.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pipeline/model/text.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::rules {

/// Makes blocks and sentences of an example's text, as the program does with documents.
using SplitSentences = std::function<Text(const std::string&)>;

/// Runs every example and counter-example with all rules, as overlaps are settled among all.
/// Returns a message for each that fails: file, line, rule, text, what was expected, what came.
std::vector<std::string> check_examples(const RuleSet& rules, const SplitSentences& split);

/// Compiles every pattern for RE2, which else waits for a document that needs it. Returns a message
/// for each that is too large.
std::vector<std::string> check_patterns(const RuleSet& rules);

/// Ids of the rules without anchors: they run over every block and cost accordingly.
std::vector<std::string> unanchored(const RuleSet& rules);

}  // namespace orgkarta::rules
