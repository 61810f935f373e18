#include "pipeline/ingest/double_encoding.h"

#include <algorithm>
#include <string>

#include "pipeline/ingest/charset.h"
#include "pipeline/ingest/code_pages.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

// The byte that windows-1252 (or Latin-1 with its controls) shows as `c`; 0 if there is none.
unsigned char byte_shown_as(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  const auto end = kWindows1252.upper.begin() + 32;
  const auto it = std::find(kWindows1252.upper.begin(), end, static_cast<char16_t>(c));
  if (c > 0xFFFF || c == 0xFFFD || it == end) return 0;
  return static_cast<unsigned char>(0x80 + (it - kWindows1252.upper.begin()));
}

// The character whose UTF-8 bytes are shown from `i` on; `end` moves behind them. Empty if none.
std::string shown_character(std::string_view text, std::size_t i, std::size_t& end) {
  std::string bytes;
  end = i;
  while (end < text.size() && bytes.size() < 4) {
    std::size_t next = end;
    const unsigned char byte = byte_shown_as(utf8::next(text, next));
    if (byte == 0) break;
    bytes.push_back(static_cast<char>(byte));
    end = next;
    std::size_t bad = 0;
    const std::size_t n = utf8_length(bytes, 0, bad);
    if (n == bytes.size()) return bytes;
    if (bytes.size() == 1 && byte < 0xC2) break;
  }
  return {};
}

// The letters that Swedish texts are full of, behind 0xC3: a and o with ring or dots, e with acute.
bool is_swedish_tail(unsigned char c) {
  return c == 0xA5 || c == 0xA4 || c == 0xB6 || c == 0x85 || c == 0x84 || c == 0x96 || c == 0xA9;
}

}  // namespace

bool doubly_encoded(std::string_view text) {
  std::size_t doubly = 0;
  std::size_t singly = 0;
  for (std::size_t i = text.find('\xC3'); i < text.size() - 1; i = text.find('\xC3', i + 1)) {
    const auto tail = static_cast<unsigned char>(text[i + 1]);
    std::size_t end = i;
    if (tail == 0x83) {
      doubly += !shown_character(text, i, end).empty();
    } else {
      singly += is_swedish_tail(tail);
    }
  }
  return doubly >= 2 && doubly >= singly * 5;
}

std::size_t undo_double_encoding(std::string_view text, Rewriter& writer) {
  std::size_t repaired = 0;
  for (std::size_t i = writer.at(); i < text.size();) {
    std::size_t end = i + 1;
    if (static_cast<unsigned char>(text[i]) >= 0xC2) {
      const std::string character = shown_character(text, i, end);
      if (!character.empty()) {
        writer.keep_to(i);
        writer.replace(end - i, character);
        ++repaired;
      } else {
        end = i;
        utf8::next(text, end);
      }
    }
    i = end;
  }
  return repaired;
}

}  // namespace orgkarta::ingest
