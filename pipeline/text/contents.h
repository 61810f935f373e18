// Tables of contents.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/text/lines.h"
#include "pipeline/text/words.h"

namespace orgkarta::text {

/// Marks the lines of a table of contents as boilerplate, as what they name stands in the text
/// below once more: lines that end in a leader ("Summary ..... 4"), and below a heading of such a
/// table all that end in a rising page number.
void mark_contents(std::string_view text, std::vector<Line>& lines, const Words& words);

}  // namespace orgkarta::text
