#include "pipeline/unicode/fold.h"

#include <unicode/uchar.h>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::unicode {
namespace {

// The second byte of U+00C0–U+00DE in UTF-8 (lead 0xC3), without the multiplication sign.
bool is_latin1_upper_tail(unsigned char c) { return c >= 0x80 && c <= 0x9E && c != 0x97; }

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

// The slow path, for what is not Latin-1 and all behind it.
void append_lower(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t code = utf8::next(text, i);
    utf8::append(out, static_cast<char32_t>(u_tolower(icu(code))));
  }
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out;
  lower(text, out);
  return out;
}

void lower(std::string_view text, std::string& out) {
  out = text;
  unsigned char all = 0;
  for (char& byte : out) {  // most texts are ASCII, and this loop the compiler makes a vector of
    const auto c = static_cast<unsigned char>(byte);
    all |= c;
    byte = static_cast<char>(c + (static_cast<unsigned char>(c - 'A') < 26 ? 0x20 : 0));
  }
  if (all < 0x80) return;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto c = static_cast<unsigned char>(out[i]);
    if (c == 0xC3) {
      ++i;
      if (is_latin1_upper_tail(static_cast<unsigned char>(out[i])))
        out[i] = static_cast<char>(out[i] + 0x20);
    } else if (c == 0xE2 && static_cast<unsigned char>(out[i + 1]) < 0x84) {
      i += 2;  // U+2000–U+20FF: dashes, quotes, signs
    } else if (c >= 0x80) {
      out.resize(i);
      append_lower(text.substr(i), out);
      return;
    }
  }
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return (U_GET_GC_MASK(icu(c)) & U_GC_L_MASK) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(icu(c));
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return (U_GET_GC_MASK(icu(c)) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return (U_GET_GC_MASK(icu(c)) & U_GC_LL_MASK) != 0;
}

bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }

bool has_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_letter(utf8::next(text, i))) return true;
  }
  return false;
}

bool in_capitals(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (is_letter(c) && !is_upper(c)) return false;
  }
  return has_letter(text);
}

}  // namespace orgkarta::unicode
