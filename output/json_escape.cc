#include "output/json_escape.h"

#include <cstdint>
#include <cstring>

namespace orgkarta::output {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighs = 0x8080808080808080;

constexpr bool special(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

/// Whether one of eight bytes is special. The subtractions borrow only out of a byte that is a hit
/// itself, so a word without one is never reported, nor one with one missed.
bool any_special(std::uint64_t word) {
  const std::uint64_t quote = word ^ (kOnes * '"');
  const std::uint64_t backslash = word ^ (kOnes * '\\');
  const std::uint64_t below = (word - kOnes * 0x20) & ~word;
  const std::uint64_t hits =
      below | ((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash);
  return (hits & kHighs) != 0;
}

/// The length of the stretch from `i` on that can be copied as it is.
std::size_t plain_run(std::string_view text, std::size_t i) {
  const std::size_t start = i;
  while (i + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    if (any_special(word)) break;
    i += 8;
  }
  while (i < text.size() && !special(static_cast<unsigned char>(text[i]))) ++i;
  return i - start;
}

void append_escaped(std::string& out, unsigned char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u00";
  out += kHex[c >> 4];
  out += kHex[c & 15];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t i = 0;
  while (true) {
    const std::size_t run = plain_run(text, i);
    out.append(text.substr(i, run));
    i += run;
    if (i == text.size()) break;
    append_escaped(out, static_cast<unsigned char>(text[i++]));
  }
  out += '"';
}

}  // namespace orgkarta::output
