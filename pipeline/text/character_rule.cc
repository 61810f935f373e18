#include <algorithm>
#include <array>

#include "pipeline/text/characters.h"

namespace orgkarta::text {
namespace {

using enum CharacterClass;

struct Range {
  char32_t first;
  char32_t last;
  CharacterRule rule;
};

constexpr std::string_view kBullet = "\u2022";
constexpr std::string_view kQuote = "\u201D";

// In rising order; what is not listed is kept.
constexpr auto kRules = std::to_array<Range>({
    {0x0000, 0x0008, {control}},
    {0x0009, 0x0009, {tab}},
    {0x000A, 0x000B, {line_end}},
    {0x000C, 0x000C, {page_end}},
    {0x000D, 0x000D, {line_end}},
    {0x000E, 0x001F, {control}},
    {0x0020, 0x0020, {space}},
    {0x0022, 0x0022, {replace, kQuote}},
    {0x007F, 0x0084, {control}},
    {0x0085, 0x0085, {line_end}},
    {0x0086, 0x009F, {control}},
    {0x00A0, 0x00A0, {space}},
    {0x00AB, 0x00AB, {replace, kQuote}},
    {0x00AD, 0x00AD, {drop}},
    {0x00BB, 0x00BB, {replace, kQuote}},
    {0x034F, 0x034F, {drop}},
    {0x061C, 0x061C, {bidi}},
    {0x1680, 0x1680, {space}},
    {0x180E, 0x180E, {drop}},
    {0x2000, 0x200A, {space}},
    {0x200B, 0x200D, {drop}},
    {0x200E, 0x200F, {bidi}},
    {0x2010, 0x2011, {replace, "-"}},
    {0x2012, 0x2012, {replace, "\u2013"}},
    {0x2015, 0x2015, {replace, "\u2014"}},
    {0x2018, 0x201B, {replace, "'"}},
    {0x201C, 0x201C, {replace, kQuote}},
    {0x201E, 0x201F, {replace, kQuote}},
    {0x2023, 0x2023, {replace, kBullet}},
    {0x2028, 0x2029, {line_end}},
    {0x202A, 0x202E, {bidi}},
    {0x202F, 0x202F, {space}},
    {0x2039, 0x203A, {replace, "'"}},
    {0x2043, 0x2043, {replace, kBullet}},
    {0x205F, 0x205F, {space}},
    {0x2060, 0x2065, {drop}},
    {0x2066, 0x2069, {bidi}},
    {0x206A, 0x206F, {drop}},
    {0x2212, 0x2212, {replace, "-"}},
    {0x2219, 0x2219, {replace, kBullet}},
    {0x25A0, 0x25A1, {replace, kBullet}},
    {0x25AA, 0x25AB, {replace, kBullet}},
    {0x25BA, 0x25BA, {replace, kBullet}},
    {0x25CB, 0x25CB, {replace, kBullet}},
    {0x25CF, 0x25CF, {replace, kBullet}},
    {0x25E6, 0x25E6, {replace, kBullet}},
    {0x2756, 0x2756, {replace, kBullet}},
    {0x27A2, 0x27A2, {replace, kBullet}},
    {0x3000, 0x3000, {space}},
    {0xE000, 0xF02C, {private_use}},
    {0xF02D, 0xF02D, {replace, "-"}},
    {0xF02E, 0xF0A6, {private_use}},
    {0xF0A7, 0xF0A8, {replace, kBullet}},  // Wingdings
    {0xF0A9, 0xF0B6, {private_use}},
    {0xF0B7, 0xF0B7, {replace, kBullet}},  // Symbol
    {0xF0B8, 0xF0D7, {private_use}},
    {0xF0D8, 0xF0D8, {replace, kBullet}},  // Wingdings
    {0xF0D9, 0xF0FB, {private_use}},
    {0xF0FC, 0xF0FC, {replace, kBullet}},  // Wingdings
    {0xF0FD, 0xF8FF, {private_use}},
    {0xFB00, 0xFB00, {replace, "ff"}},
    {0xFB01, 0xFB01, {replace, "fi"}},
    {0xFB02, 0xFB02, {replace, "fl"}},
    {0xFB03, 0xFB03, {replace, "ffi"}},
    {0xFB04, 0xFB04, {replace, "ffl"}},
    {0xFB05, 0xFB06, {replace, "st"}},
    {0xFDD0, 0xFDEF, {control}},
    {0xFE00, 0xFE0F, {drop}},
    {0xFEFF, 0xFEFF, {drop}},
    {0xFFF0, 0xFFFB, {drop}},
    {0xFFFE, 0xFFFF, {control}},
    {0xE0000, 0xE0FFF, {drop}},
    {0xF0000, 0x10FFFF, {private_use}},
});

constexpr CharacterRule find_rule(char32_t c) {
  const auto it = std::upper_bound(kRules.begin(), kRules.end(), c,
                                   [](char32_t x, const Range& r) { return x < r.first; });
  if (it == kRules.begin()) return {};
  const Range& range = *std::prev(it);
  return c <= range.last ? range.rule : CharacterRule{};
}

constexpr auto kAscii = [] {
  std::array<CharacterRule, 0x80> rules{};
  for (char32_t c = 0; c < rules.size(); ++c) rules[c] = find_rule(c);
  return rules;
}();

}  // namespace

CharacterRule character_rule(char32_t c) { return c < kAscii.size() ? kAscii[c] : find_rule(c); }

}  // namespace orgkarta::text
