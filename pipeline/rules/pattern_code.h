// What takes long to make of a pattern.
#pragma once

#include <optional>
#include <string>

#include "pipeline/rules/pattern_tree.h"
#include "pipeline/rules/required.h"

namespace orgkarta::rules {

/// A rule's pattern in the spellings that are compiled, all over narrow text (alphabet.h).
struct PatternText {
  std::string narrow;  ///< as its author means it
  std::string called;  ///< the same with lexicons by their names: what programs are made of
  std::string loose;   ///< matches at least the same: what literals are derived from
};

struct PatternCode {
  std::string fault;  ///< what RE2 says against the pattern, if anything; then nothing else is told
  std::optional<PatternTree> tree;  ///< of `called`; empty if RE2 alone can read it
  Clauses clauses;
};

/// Depends on nothing but these: patterns are compiled at once by many threads.
PatternCode compile_pattern(const PatternText& text, const WordTries& tries);

}  // namespace orgkarta::rules
