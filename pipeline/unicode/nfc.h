// Composed form (NFC) with a map back.
#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/model/rewriter.h"

namespace orgkarta::unicode {

/// How many combining marks may follow each other (UAX #15, Stream-Safe Text).
inline constexpr std::size_t kMaxMarks = 30;

/// Whether `c` has a combining class: it is put in order behind the character before it.
bool is_mark(char32_t c);

/// Whether `c` is in NFC whatever stands around it: below U+0300 or common punctuation. False
/// means "perhaps not".
bool surely_nfc(char32_t c);

/// Whether every character of the text is.
bool surely_nfc(std::string_view text);

/// Puts valid UTF-8 into NFC, line by line. Runs of marks must have been cut to kMaxMarks before:
/// ordering them takes quadratic time.
Rewritten nfc(std::string_view text);

}  // namespace orgkarta::unicode
