// Compiles one rule: from its expanded pattern to machine code with a table of groups.
#pragma once

#include <optional>

#include "pipeline/model/lexicon.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/expand.h"
#include "pipeline/rules/pattern_traits.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

/// What all rules of a set are compiled with.
struct CompileTools {
  const Lexicons& lexicons;
  Alphabet& alphabet;
  ByteSeeker& sentence_ends;  ///< of the alphabet's byte for them
  Problems& problems;
};

/// Empty after a fault, which is then among the problems. The caller fills in `info` and `number`.
/// One fault is left to check_patterns() (check.h): a pattern that RE2 can read, but that is too
/// large for it.
std::optional<CompiledRule> compile_rule(const RuleSpec& spec, const Expansion& expansion,
                                         const CompileTools& tools);

}  // namespace orgkarta::rules
