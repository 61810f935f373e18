#include "pipeline/text/plain_bytes.h"

#include <array>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace orgkarta::text {
namespace {

// Leads of Latin letters, U+00C0 to U+02FF, are 0xC3 to 0xCB; 0xC2 leads signs and controls.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (int b = 0; b < 256; ++b) {
    const bool control = (b < 0x20 && b != '\n') || b == 0x7F;
    plain[static_cast<std::size_t>(b)] =
        !control && b != '"' && b != 0xC2 && b < 0xCC && !is_markup(static_cast<char>(b));
  }
  return plain;
}();

bool is_plain(std::string_view text, std::size_t i) {
  if (!kPlain[static_cast<unsigned char>(text[i])]) return false;
  return text[i] != ' ' || (i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) > ' ');
}

constexpr int kEllipsisLead = 0xE2;  // of "\u2026", and of other signs

bool is_mark(char c) {
  return c == '.' || c == '!' || c == '?' || static_cast<unsigned char>(c) == kEllipsisLead;
}

#ifdef __SSE2__
__m128i is(__m128i bytes, int value) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(value)));
}

__m128i at_most(__m128i bytes, int value) {
  return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(static_cast<char>(value))), bytes);
}

__m128i at_least(__m128i bytes, int value) {
  return _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8(static_cast<char>(value))), bytes);
}

// A bit for each of 16 bytes: whether it is not plain. Reads 17 bytes.
unsigned not_plain(const char* p) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
  __m128i found = _mm_andnot_si128(is(bytes, '\n'), at_most(bytes, 0x1F));
  found = _mm_or_si128(found, at_least(bytes, 0xCC));
  found = _mm_or_si128(found, _mm_and_si128(is(bytes, ' '), at_most(next, ' ')));
  for (const int sign : {0x7F, 0xC2, static_cast<int>('"'), static_cast<int>('*'),
                         static_cast<int>('#'), static_cast<int>('<'), static_cast<int>('>'),
                         static_cast<int>('\\'), static_cast<int>('|'), static_cast<int>('_')}) {
    found = _mm_or_si128(found, is(bytes, sign));
  }
  return static_cast<unsigned>(_mm_movemask_epi8(found));
}

// A bit for each of 16 bytes: whether it may be a mark.
unsigned marks(const char* p) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i ascii = _mm_or_si128(_mm_or_si128(is(bytes, '.'), is(bytes, '!')), is(bytes, '?'));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(ascii, is(bytes, kEllipsisLead))));
}
#endif

}  // namespace

std::size_t skip_plain(std::string_view text, std::size_t i) {
#ifdef __SSE2__
  for (; i + 17 <= text.size(); i += 16) {
    const unsigned found = not_plain(text.data() + i);
    if (found != 0) return i + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  while (i < text.size() && is_plain(text, i)) ++i;
  return i;
}

std::size_t next_mark(std::string_view text, std::size_t i) {
#ifdef __SSE2__
  for (; i + 16 <= text.size(); i += 16) {
    const unsigned found = marks(text.data() + i);
    if (found != 0) return i + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  while (i < text.size() && !is_mark(text[i])) ++i;
  return i;
}

}  // namespace orgkarta::text
