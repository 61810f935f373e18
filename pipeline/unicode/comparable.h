// Texts made comparable: what two spellings of one word have in common. For evaluation, not for
// reading documents: lengths change, and there is no map back.
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::unicode {

/// Compatibility form (NFKC) of valid UTF-8: ligatures, wide letters and superscripts become plain.
/// Throws std::runtime_error for texts that ICU cannot hold (from 512 MB on).
std::string nfkc(std::string_view text);

/// Full case folding of valid UTF-8 ("ß" becomes "ss"); the result need not be normalised.
/// Throws as nfkc() does.
std::string casefold(std::string_view text);

/// White space by Unicode, and the separators U+001C to U+001F.
bool is_space(char32_t c);

/// Letter, or anything that has a numeric value: digits, fractions, Roman numerals.
bool is_alphanumeric(char32_t c);

}  // namespace orgkarta::unicode
