// Which charset bytes are in.
#pragma once

#include <cstddef>
#include <string_view>

namespace orgkarta::ingest {

enum class Charset {
  utf8,
  mixed,
  utf16le,
  utf16be,
  utf32le,
  utf32be,
  windows1252,
  ibm850,
  macintosh
};

struct CharsetGuess {
  Charset charset = Charset::utf8;
  std::size_t bom = 0;         ///< bytes of the byte order mark
  bool suspect = false;        ///< decided by tell-tale letters only
  bool label_refused = false;  ///< the label is not on the allow-list
};

/// Decides as decode.h says. `mixed` is UTF-8 in some lines, windows-1252 in others.
CharsetGuess guess_charset(std::string_view bytes, std::string_view label);

/// How many bytes from `i` on form one character of UTF-8; 0 if they do not, and `bad` is then the
/// number of bytes that one U+FFFD stands for.
std::size_t utf8_length(std::string_view bytes, std::size_t i, std::size_t& bad);

}  // namespace orgkarta::ingest
