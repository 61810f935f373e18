// Makes one rule of its expanded pattern and of the code that is compiled of that.
#pragma once

#include <optional>

#include "pipeline/model/lexicon.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/expand.h"
#include "pipeline/rules/pattern_code.h"
#include "pipeline/rules/pattern_traits.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

/// The spellings of a rule's pattern that compile_pattern() needs.
PatternText pattern_text(const Expansion& expansion, Alphabet& alphabet);

/// What all rules of a set are compiled with.
struct CompileTools {
  const Lexicons& lexicons;
  const Alphabet& alphabet;
  Programs& programs;
  ByteSeeker& sentence_ends;  ///< of the alphabet's byte for them
  Problems& problems;
};

/// Empty after a fault, which is then among the problems. The caller fills in `info` and `number`.
/// One fault is left to check_patterns() (check.h): a pattern that RE2 can read, but that is too
/// large for it.
std::optional<CompiledRule> compile_rule(const RuleSpec& spec, const Expansion& expansion,
                                         const PatternText& text, PatternCode code,
                                         const CompileTools& tools);

}  // namespace orgkarta::rules
