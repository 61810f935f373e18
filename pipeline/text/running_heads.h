// Heads and feet that stand on every page.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/text/lines.h"

namespace orgkarta::text {

/// Marks as boilerplate each short line near a page number or a page's end that stood so before,
/// or is a letterhead behind the first page's. The first of its kind stays: it may say what nothing
/// else in the text says.
void mark_running_heads(std::string_view text, std::vector<Line>& lines, const Words& words);

}  // namespace orgkarta::text
