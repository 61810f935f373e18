// Names as parts of identifiers.
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::unicode {

/// Small ASCII letters and digits of a valid UTF-8 text, words joined by single hyphens: marks are
/// taken off their letters (NFKD), letters without a plain form go. May be empty.
std::string slug(std::string_view text);

}  // namespace orgkarta::unicode
