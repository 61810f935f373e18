// Facts in one line, for people.
#pragma once

#include <string>

#include "pipeline/evaluate/match.h"

namespace orgkarta::evaluate {

/// The fields that tell the fact from others, as "head | Eva Ek | skolkontoret": ids as the names
/// they mean in `document`, "-" for null, lists with commas.
std::string label(Kind kind, const Json& fact, const Document& document);

/// The text as one line: control characters and line ends become spaces.
std::string one_line(std::string_view text);

}  // namespace orgkarta::evaluate
