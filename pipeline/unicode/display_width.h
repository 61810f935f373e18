// How wide text is on a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace orgkarta {

/// The columns that `text` (valid UTF-8) takes in a font of one width: a code point takes one, two
/// where East Asian scripts are wide (UAX 11, ambiguous ones narrow), none if it joins the one
/// before it (accents) or is not shown.
std::size_t display_width(std::string_view text);

/// The byte offset behind the longest beginning of `text` that takes at most `columns`.
std::size_t cut_to_width(std::string_view text, std::size_t columns);

}  // namespace orgkarta
