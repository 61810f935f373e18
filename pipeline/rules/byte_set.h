// A set of bytes: what one place of a narrow pattern (alphabet.h) takes.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace orgkarta::rules {

class ByteSet {
 public:
  static constexpr ByteSet all() {
    ByteSet set;
    for (std::uint64_t& word : set.words_) word = ~std::uint64_t{0};
    return set;
  }

  constexpr bool has(char byte) const {
    const auto b = static_cast<unsigned char>(byte);
    return (words_[b / 64] >> (b % 64) & 1) != 0;
  }
  constexpr void add(unsigned char byte) { words_[byte / 64] |= std::uint64_t{1} << (byte % 64); }
  constexpr void remove(unsigned char byte) {
    words_[byte / 64] &= ~(std::uint64_t{1} << (byte % 64));
  }
  constexpr void add(const ByteSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  constexpr void invert() {
    for (std::uint64_t& word : words_) word = ~word;
  }
  /// The byte of a set of one.
  constexpr std::optional<char> only() const {
    int count = 0;
    for (const std::uint64_t word : words_) count += std::popcount(word);
    std::optional<char> out;
    if (count == 1) each([&](unsigned char byte) { out = static_cast<char>(byte); });
    return out;
  }
  /// Calls `seen(byte)` for each byte, rising.
  template <class Seen>
  constexpr void each(Seen&& seen) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        seen(static_cast<unsigned char>(64 * i + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }
  constexpr bool operator==(const ByteSet&) const = default;

 private:
  std::array<std::uint64_t, 4> words_{};
};

}  // namespace orgkarta::rules
