// Compiles the patterns of a whole rule set.
#pragma once

#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/program.h"
#include "pipeline/rules/rule_files.h"
#include "pipeline/rules/set_code.h"
#include "pipeline/rules/word_trie.h"

namespace orgkarta::rules {

/// What the code of a set's rules is made over.
struct CodeGround {
  Alphabet& alphabet;
  WordTries& tries;
  Programs& programs;
};

/// Fills the empty `ground` and returns the code of all rules over it, by all processors. Of a
/// faulty rule there is none; its faults go to `problems`.
SetCode compile_set(const RuleFiles& files, const CodeGround& ground, Problems& problems);

/// The tries of all lexicons.
WordTries word_tries(const Lexicons& lexicons, const Alphabet& alphabet);

}  // namespace orgkarta::rules
