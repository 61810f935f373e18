// Makes one rule of what was written and of what its pattern was compiled to.
#pragma once

#include <optional>

#include "pipeline/model/lexicon.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/rule_code.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

/// Empty after a fault, which is then among the problems. The caller fills in `info` and `number`.
std::optional<CompiledRule> compile_rule(const RuleSpec& spec, RuleCode code,
                                         const Lexicons& lexicons, Problems& problems);

}  // namespace orgkarta::rules
