// What takes time to make of a rule's pattern, and can be kept (code_cache.h).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/expand.h"
#include "pipeline/rules/pattern_code.h"
#include "pipeline/rules/pattern_traits.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/program.h"
#include "pipeline/rules/required.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

/// A pattern in all the shapes in which it runs. It hangs on the rule's pattern, the macros, the
/// lexicons and the alphabet of the whole set; it knows no address of any of them.
struct RuleCode {
  std::string wrapped;  ///< over narrow text, with what must stand around a match: for RE2
  std::optional<Programs::Program> program;  ///< the same, to be tried at one place
  Clauses clauses;                           ///< the literals that it needs
  /// Groups whose captures have a lexicon's values, and the lexicon's name.
  std::vector<std::pair<std::string, std::string>> valued_groups;
  bool begins_line = false;        ///< a match begins its line
  bool crosses_sentences = false;  ///< a match may hold the token of a sentence's end
};

/// The spellings of a rule's pattern that compile_pattern() needs.
PatternText pattern_text(const Expansion& expansion, Alphabet& alphabet);

/// What all rules of a set are compiled with.
struct CodeTools {
  const Alphabet& alphabet;
  Programs& programs;
  ByteSeeker& sentence_ends;  ///< of the alphabet's byte for them
  Problems& problems;
};

/// Empty after a fault, which is then among the problems. One fault is left to check_patterns()
/// (check.h): a pattern that RE2 can read, but that is too large for it.
std::optional<RuleCode> rule_code(const RuleSpec& spec, const Expansion& expansion,
                                  const PatternText& text, PatternCode code,
                                  const CodeTools& tools);

}  // namespace orgkarta::rules
