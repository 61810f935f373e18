// Sets of rules as bits, of a size that is known when the rules are.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace orgkarta::rules {

using Bits = std::span<std::uint64_t>;

/// Words of 64 bits for `count` members.
constexpr std::size_t words_for(std::size_t count) { return (count + 63) / 64; }

inline void set_bit(Bits bits, std::size_t member) {
  bits[member / 64] |= std::uint64_t{1} << (member % 64);
}

/// Calls `seen(member)` for each bit of a word whose first bit stands for member `base`.
template <class Seen>
void each_bit(std::uint64_t word, std::size_t base, Seen&& seen) {
  for (; word != 0; word &= word - 1) {
    seen(static_cast<std::uint32_t>(base + static_cast<std::size_t>(std::countr_zero(word))));
  }
}

}  // namespace orgkarta::rules
