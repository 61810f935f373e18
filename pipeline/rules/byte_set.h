// A set of bytes: what one place of a narrow pattern (alphabet.h) takes.
#pragma once

#include <array>
#include <cstdint>

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
  constexpr void add(unsigned char byte) {
    words_[byte / 64] |= std::uint64_t{1} << (byte % 64);
  }
  constexpr void remove(unsigned char byte) {
    words_[byte / 64] &= ~(std::uint64_t{1} << (byte % 64));
  }
  constexpr void add(const ByteSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  constexpr void invert() {
    for (std::uint64_t& word : words_) word = ~word;
  }
  constexpr bool meets(const ByteSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
  }
  constexpr auto operator<=>(const ByteSet&) const = default;

 private:
  std::array<std::uint64_t, 4> words_{};
};

}  // namespace orgkarta::rules
