// The sentence that a passage stands in, of a text whose sentences are not kept.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/span.h"

namespace orgkarta::output {

/// A text's code points. Valid UTF-8 in.
std::u32string code_points(std::string_view text);

/// From the begin of the sentence in which `passage` (code points) begins to the end of that in
/// which it ends. A sentence ends with its block, and behind a full stop, exclamation or question
/// mark before a space and anything but a small letter, unless the stop is an abbreviation's or an
/// initial's.
Span sentence_around(const std::u32string& text, Span passage);

}  // namespace orgkarta::output
