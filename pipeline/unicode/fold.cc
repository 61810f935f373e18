#include "pipeline/unicode/fold.h"

#include <unicode/uchar.h>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::unicode {
namespace {

bool is_ascii_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }

// The second byte of U+00C0–U+00DE in UTF-8 (lead 0xC3), without the multiplication sign.
bool is_latin1_upper_tail(unsigned char c) { return c >= 0x80 && c <= 0x9E && c != 0x97; }

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

}  // namespace

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      out.push_back(static_cast<char>(is_ascii_upper(c) ? c + 0x20 : c));
      ++i;
    } else if (c == 0xC3) {
      const auto tail = static_cast<unsigned char>(text[i + 1]);
      out.push_back(text[i]);
      out.push_back(static_cast<char>(is_latin1_upper_tail(tail) ? tail + 0x20 : tail));
      i += 2;
    } else {
      const char32_t code = utf8::next(text, i);
      utf8::append(out, static_cast<char32_t>(u_tolower(icu(code))));
    }
  }
  return out;
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

}  // namespace orgkarta::unicode
