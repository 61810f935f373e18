// Compiles one rule: from its expanded pattern to RE2 with a table of groups.
#pragma once

#include <optional>

#include "pipeline/model/lexicon.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/expand.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

/// Empty after a fault, which is then among the problems. The caller fills in `info` and `number`.
std::optional<CompiledRule> compile_rule(const RuleSpec& spec, const Expansion& expansion,
                                         const Lexicons& lexicons, Alphabet& alphabet,
                                         Problems& problems);

}  // namespace orgkarta::rules
