// The upper halves of the single-byte charsets that Swedish files come in.
#pragma once

#include <array>
#include <string_view>

namespace orgkarta::ingest {

/// A single-byte charset whose lower half is ASCII.
struct CodePage {
  std::string_view name;            ///< as in Source::charset
  std::array<char16_t, 128> upper;  ///< of bytes 0x80–0xFF; U+FFFD where none is defined
};

extern const CodePage kWindows1252;
extern const CodePage kLatin9;
extern const CodePage kIbm850;
extern const CodePage kMacintosh;

}  // namespace orgkarta::ingest
