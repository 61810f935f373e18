#include "pipeline/unicode/fold.h"

#include <algorithm>
#include <cstring>

#include <unicode/uchar.h>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::unicode {
namespace {

// The second byte of U+00C0–U+00DE in UTF-8 (lead 0xC3), without the multiplication sign.
bool is_latin1_upper_tail(unsigned char c) { return c >= 0x80 && c <= 0x9E && c != 0x97; }

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

using Shifts = std::vector<Lowered::Shift>;

/// Lowers what begins at byte `i` with ICU and moves behind it; false if its size changes, which
/// ends the way of the bytes in place.
bool lower_in_place(std::string& out, std::size_t& i) {
  const std::size_t begin = i;
  std::string small;
  utf8::append(small, static_cast<char32_t>(u_tolower(icu(utf8::next(out, i)))));
  if (small.size() != i - begin) {
    i = begin;
    return false;
  }
  out.replace(begin, small.size(), small);
  return true;
}

/// Appends the rest of a text in which sizes change, and notes where they do.
void append_lower(std::string_view text, std::size_t i, std::string& out, Shifts* shifts) {
  out.resize(i);
  while (i < text.size()) {
    const std::size_t begin = i;
    const std::size_t size = out.size();
    utf8::append(out, static_cast<char32_t>(u_tolower(icu(utf8::next(text, i)))));
    const bool same = out.size() - size == i - begin;
    if (!same && shifts != nullptr) {
      shifts->push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(out.size())});
    }
  }
}

void lower_ascii(std::string& out, bool& only_ascii) {
  unsigned char all = 0;
  for (char& byte : out) {  // most texts are ASCII, and this loop the compiler makes a vector of
    const auto c = static_cast<unsigned char>(byte);
    all |= c;
    byte = static_cast<char>(c + (static_cast<unsigned char>(c - 'A') < 26 ? 0x20 : 0));
  }
  only_ascii = all < 0x80;
}

/// The place of the first byte from `i` on that is beyond ASCII, or the text's size.
std::size_t next_beyond_ascii(const std::string& text, std::size_t i) {
  constexpr std::uint64_t kHigh = 0x8080808080808080;
  for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
    std::memcpy(&eight, text.data() + i, sizeof eight);
    if ((eight & kHigh) != 0) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

void fold(std::string_view text, std::string& out, Shifts* shifts) {
  out = text;
  bool only_ascii = true;
  lower_ascii(out, only_ascii);
  if (only_ascii) return;
  for (std::size_t i = 0; (i = next_beyond_ascii(out, i)) < out.size();) {
    const auto c = static_cast<unsigned char>(out[i]);
    if (c == 0xC3) {
      if (is_latin1_upper_tail(static_cast<unsigned char>(out[i + 1])))
        out[i + 1] = static_cast<char>(out[i + 1] + 0x20);
      i += 2;
    } else if (c == 0xC2) {
      i += 2;  // U+0080–U+00BF: signs, and small letters
    } else if (c == 0xE2 && static_cast<unsigned char>(out[i + 1]) < 0x84) {
      i += 3;  // U+2000–U+20FF: dashes, quotes, signs
    } else if (!lower_in_place(out, i)) {
      return append_lower(text, i, out, shifts);
    }
  }
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out;
  fold(text, out, nullptr);
  return out;
}

void lower(std::string_view text, std::string& out) { fold(text, out, nullptr); }

Lowered::Lowered(std::string_view text) { fold(text, text_, &shifts_); }

std::size_t Lowered::place(std::uint32_t offset) const {
  if (shifts_.empty()) return offset;
  const auto after = std::partition_point(shifts_.begin(), shifts_.end(),
                                          [&](Shift s) { return s.from <= offset; });
  if (after == shifts_.begin()) return offset;
  const Shift last = *(after - 1);
  return std::size_t{offset} - last.from + last.to;
}

std::string_view Lowered::slice(std::uint32_t begin, std::uint32_t end) const {
  const std::size_t from = place(begin);
  return std::string_view(text_).substr(from, place(end) - from);
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
