// How much place a text takes in a picture, and how it is broken into lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::output {

struct Font {
  double size = 0;  ///< in units of the picture
  bool bold = false;
};

/// The width of a line of valid UTF-8 in units of the picture, in fonts of Helvetica's measure.
double text_width(std::string_view text, Font font);

/// Breaks a text at its spaces into at most `most` lines (at least one); what is wider than
/// `width` ends in an ellipsis.
std::vector<std::string> wrap_text(std::string_view text, double width, Font font,
                                   std::size_t most);

}  // namespace orgkarta::output
