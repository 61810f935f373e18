// Which charset bytes are in.
#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/ingest/code_pages.h"

namespace orgkarta::ingest {

enum class Charset {
  utf8,
  mixed,
  utf16le,
  utf16be,
  utf32le,
  utf32be,
  windows1252,
  latin9,
  ibm850,
  macintosh
};

/// What became of a declared charset.
enum class LabelFate {
  none,       ///< nothing was declared
  agreed,     ///< the bytes do not speak against it
  overruled,  ///< the bytes are in another charset
  refused     ///< it is not on the allow-list
};

struct CharsetGuess {
  Charset charset = Charset::utf8;
  std::size_t bom = 0;   ///< bytes of the byte order mark
  bool suspect = false;  ///< the letters within words spoke for another charset than what was to be
                         ///< expected; followed where they did so clearly
  LabelFate label = LabelFate::none;
};

/// Decides as decode.h says. `mixed` is mostly UTF-8, with bytes in some places that are not.
CharsetGuess guess_charset(std::string_view bytes, std::string_view label);

/// The table of a single-byte charset, null for the others.
const CodePage* page_of(Charset charset);

/// How many bytes from `i` on form one character of UTF-8; 0 if they do not, and `bad` is then the
/// number of bytes that one U+FFFD stands for.
std::size_t utf8_length(std::string_view bytes, std::size_t i, std::size_t& bad);

/// What of some bytes is UTF-8.
struct Utf8Score {
  std::size_t good = 0;  ///< characters of more than one byte
  std::size_t bad = 0;   ///< bytes of none
};
Utf8Score score_utf8(std::string_view bytes);

}  // namespace orgkarta::ingest
