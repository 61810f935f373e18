// What literals a pattern cannot match without.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::rules {

/// A pattern's required literals: every text that it matches holds, of each clause, at least one
/// literal (after folding as in automaton.h). No clause: nothing is known, look always.
using Clauses = std::vector<std::vector<std::string>>;

/// No pattern has more clauses: of those found the ones with the longest literals are kept, as
/// more save little.
inline constexpr std::size_t kMaxClauses = 2;

/// Derives the clauses with RE2's FilteredRE2. `regex` is a pattern over narrow text (alphabet.h).
Clauses required_literals(const std::string& regex);

/// A narrow pattern with .? for each part that may be absent ("x?", "(...)*", "[x]{0,9}"): nothing
/// in it is required, and most of a pattern is such.
std::string without_options(std::string_view regex);

/// A narrow pattern with every digit, digit class and \d as 0: what it matches once digits are
/// folded.
std::string fold_digits(std::string_view regex);

}  // namespace orgkarta::rules
