// Strings of a PDF file that people read.
#pragma once

#include <string>
#include <vector>

namespace orgkarta::pdf {

/// The characters of a text string, in whichever of its encodings.
std::vector<unsigned> characters_of(const std::string& text);

}  // namespace orgkarta::pdf
