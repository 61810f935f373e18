#include "pipeline/app/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {
namespace {

/// The length that a lead byte announces, 0 if it cannot begin a sequence.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

}  // namespace

bool is_hostile(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::string escape_path(std::string_view bytes) {
  if (utf8::valid(bytes)) return std::string(bytes);
  std::string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence_length(static_cast<unsigned char>(bytes[i]));
    const std::string_view piece = bytes.substr(i, std::max<std::size_t>(length, 1));
    if (length != 0 && utf8::valid(piece)) {
      out += piece;
      i += length;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(bytes[i++]));
    }
  }
  return out;
}

std::string printable(std::string_view text) {
  const std::string clean = escape_path(text);
  std::string out;
  for (std::size_t i = 0; i < clean.size();) {
    const std::size_t start = i;
    const char32_t c = utf8::next(clean, i);
    if (is_hostile(c)) {
      fmt::format_to(std::back_inserter(out), "<U+{:04X}>", static_cast<unsigned>(c));
    } else {
      out.append(clean, start, i - start);
    }
  }
  return out;
}

}  // namespace orgkarta::app
