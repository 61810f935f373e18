// A closer look at what was hit: its attributes, and whether the text bears it out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/evaluate/match.h"
#include "pipeline/evaluate/score.h"

namespace orgkarta::evaluate {

/// Compares the attributes that gold gives for a hit (a unit's kind, a post's role …): right ones
/// count as hits, wrong ones as missed. `faults` gets a line for each wrong one: `role "head",
/// should be "chair"`.
Tally compare_attributes(Kind kind, const Json& g, const Json& p, const Sides& sides,
                         std::vector<std::string>& faults);

/// The same for the document itself: its type, status, dates and declared goals.
Tally compare_document(const Sides& sides, std::vector<std::string>& faults);

/// Whether the fact's first evidence lies in the text, is at most 400 code points long (a goal's
/// 2000) and says what the fact says. Empty if the found document carries no text.
std::optional<bool> grounded(Kind kind, const Json& g, const Json& p, const Sides& sides);

/// The fact's first evidence; null if it has none.
const Json& first_evidence(const Json& fact);

}  // namespace orgkarta::evaluate
