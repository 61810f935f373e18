// What a list item begins with.
#pragma once

#include <string_view>

#include "pipeline/text/lines.h"

namespace orgkarta::text {

/// Fills in the marker, label, kind and content of a line whose span is known. `last_capital` is
/// the label of the last item "A." or 0: a capital with a full stop may be an initial ("A. Ek"),
/// so that B counts only behind A.
void read_marker(std::string_view text, Line& line, char& last_capital);

}  // namespace orgkarta::text
