#include "pipeline/unicode/display_width.h"

#include <unicode/uchar.h>

#include "pipeline/unicode/utf8.h"

namespace orgkarta {
namespace {

std::size_t width_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (c >= 0x20 && c < 0x7F) return 1;
  constexpr std::uint32_t kUnseen = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_GET_GC_MASK(point) & kUnseen) != 0) return c == 0xAD ? 1 : 0;  // a soft hyphen is drawn
  const int east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) width += width_of(utf8::next(text, i));
  return width;
}

std::size_t cut_to_width(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); end = i) {
    width += width_of(utf8::next(text, i));
    if (width > columns) return end;
  }
  return end;
}

}  // namespace orgkarta
