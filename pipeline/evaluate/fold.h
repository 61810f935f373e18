// The form in which evaluation compares texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::evaluate {

/// NFKC with case folded, every dash a hyphen, no quotation marks, white space as single spaces,
/// and no space or punctuation at either end. Valid UTF-8 in and out.
std::string fold(std::string_view text);

/// The words of a folded text: runs of letters, numerals and underscores. They look into `folded`.
std::vector<std::string_view> words_of(std::string_view folded);

/// The first `count` code points of valid UTF-8, or all of them.
std::string_view first_characters(std::string_view text, std::size_t count);

}  // namespace orgkarta::evaluate
