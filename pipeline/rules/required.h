// What literals a pattern cannot match without.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::rules {

/// A pattern's required literals: every text that it matches holds, of each clause, at least one
/// literal (after folding as in automaton.h). No clause: nothing is known, look always.
using Clauses = std::vector<std::vector<std::string>>;

/// Derives the clauses with RE2's FilteredRE2. The pattern must compile.
Clauses required_literals(const std::string& regex);

/// The pattern with every digit, digit class and \d as 0: what it matches once digits are folded.
std::string fold_digits(std::string_view regex);

/// The longest piece of a lower-case literal whose characters the automaton's folding treats as
/// RE2's does; empty if it has less than two bytes.
std::string safe_piece(std::string_view literal);

}  // namespace orgkarta::rules
