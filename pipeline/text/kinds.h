// What kind of block each is.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/text/layout.h"
#include "pipeline/text/words.h"

namespace orgkarta::text {

/// Decides the kinds of all blocks of a text, their labels ("Datum" of "Datum: 2024-05-01") and
/// depths.
void decide_kinds(std::string_view text, std::vector<Draft>& drafts, const Words& words);

}  // namespace orgkarta::text
