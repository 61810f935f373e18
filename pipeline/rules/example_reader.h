// Reads the examples and counter-examples of a rule.
#pragma once

#include <vector>

#include "pipeline/rules/rule_spec.h"
#include "pipeline/rules/toml_table.h"

namespace orgkarta::rules {

/// All examples of a rule's table. Of a relation rule the groups stand in a table of their own,
/// named as what the rule gives.
std::vector<Example> read_examples(TableReader& rule, const RuleSpec& spec);

}  // namespace orgkarta::rules
