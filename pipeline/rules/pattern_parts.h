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

/// What a part cannot match without.
struct PartNeeds {
  bool words = false;              ///< letters that are written in it
  std::vector<std::string> names;  ///< lexicons, macros and names of masked text, without groups
};

/// The needs of a part; what stands in optional groups is none. Of alternatives each counts.
PartNeeds needs_of(std::string_view part);

/// All names in a part, needed or not: "months" of "{months:m}".
std::vector<std::string> names_in(std::string_view part);

}  // namespace orgkarta::rules
