// Texts of a database that anybody may have written to.
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::output {

/// The text with U+FFFD for each byte that is no part of UTF-8.
std::string valid_text(std::string_view bytes);

}  // namespace orgkarta::output
