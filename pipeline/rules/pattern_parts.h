// Cuts a rule's pattern into the parts that its author thinks in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::rules {

/// The parts of one alternative, in order; put together they are the alternative as written.
using PatternParts = std::vector<std::string>;

/// Splits a sound pattern at its top level: first into alternatives, then each into words, groups
/// and names, with what repeats them. A space belongs to the part behind it. "{BODY:u} (?:som
/// )?leds av" has the parts "{BODY:u}", " (?:som )?", "leds" and " av".
std::vector<PatternParts> split_pattern(std::string_view pattern);

/// Whether a part asks for certain words: a letter of its own, a lexicon or a macro. Classes and
/// the names of masked text ({UNIT}, {GAP}) do not.
bool is_specific(std::string_view part);

/// The names in a part, without their groups: "months" of "{months:m}".
std::vector<std::string> names_in(std::string_view part);

}  // namespace orgkarta::rules
