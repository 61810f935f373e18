#include "pipeline/ingest/plausibility.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace orgkarta::ingest {
namespace {

// a, o with ring or dots, e with acute, of both sizes.
constexpr std::u32string_view kSwedish = U"\u00E5\u00E4\u00F6\u00C5\u00C4\u00D6\u00E9\u00C9";
constexpr std::u32string_view kQuotes = U"\u2018\u2019\u201C\u201D";
constexpr std::u32string_view kDashes = U"\u2013\u2014\u2022\u2026\u00B7";
// Section, half, degree, euro, plus-minus, currency, copyright and guillemets: beside words and
// figures.
constexpr std::u32string_view kSigns = U"\u00A7\u00BD\u00B0\u20AC\u00B1\u00A9\u00AB\u00BB";

enum class Size { none, small, capital };

bool among(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_blank(char32_t c) { return c <= ' ' || c == 0xA0; }

// Of the letters of the Latin blocks that the three pages hold.
Size size_of(char32_t c) {
  if (c >= 'a' && c <= 'z') return Size::small;
  if (c >= 'A' && c <= 'Z') return Size::capital;
  if (c == 0xD7 || c == 0xF7 || c < 0xC0) return Size::none;
  if (c <= 0xDE) return Size::capital;
  if (c <= 0xFF || c == 0x131 || c == 0x192) return Size::small;
  if (c == 0x160 || c == 0x17D || c == 0x152 || c == 0x178) return Size::capital;
  return c == 0x161 || c == 0x17E || c == 0x153 ? Size::small : Size::none;
}

char32_t shown(std::string_view bytes, std::size_t i, const CodePage& page) {
  if (i >= bytes.size()) return ' ';  // in front of the first one, too
  const auto byte = static_cast<unsigned char>(bytes[i]);
  return byte < 0x80 ? byte : page.upper[byte - 0x80];
}

int of_letter(char32_t before, char32_t c, char32_t after) {
  const Size left = size_of(before);
  const Size right = size_of(after);
  const bool capital = size_of(c) == Size::capital;
  // No word has a capital behind a small letter, nor one in its midst and a small letter behind.
  if (capital && (left == Size::small || (left == Size::capital && right == Size::small)))
    return -2;
  if (!among(kSwedish, c)) return -1;
  const bool acute = c == 0xE9 || c == 0xC9;
  if (acute && left == Size::none) return -1;  // no Swedish word begins with it
  return (left != Size::none) + (right != Size::none);
}

int of_sign(char32_t before, char32_t c, char32_t after) {
  const bool left = size_of(before) != Size::none;
  const bool right = size_of(after) != Size::none;
  if (among(kQuotes, c)) return left && right ? -(c != 0x2019) : left || right;
  if (among(kDashes, c)) return left && right ? 0 : is_blank(before) && is_blank(after) ? 1 : 0;
  if (among(kSigns, c)) {
    return left && right ? -2 : is_digit(before) || is_digit(after) || is_blank(after) ? 1 : 0;
  }
  if (c == 0xA0 || c == 0xAD) return 0;
  return left && right ? -2 : left || right ? -1 : 0;
}

}  // namespace

int plausibility(std::string_view bytes, const CodePage& page) {
  int sum = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) continue;
    const char32_t before = shown(bytes, i - 1, page);
    const char32_t c = shown(bytes, i, page);
    const char32_t after = shown(bytes, i + 1, page);
    if (c == before || c == after) continue;  // a ruled line, dots to write on
    sum += c == 0xFFFD                ? -3
           : size_of(c) == Size::none ? of_sign(before, c, after)
                                      : of_letter(before, c, after);
  }
  return sum;
}

}  // namespace orgkarta::ingest
