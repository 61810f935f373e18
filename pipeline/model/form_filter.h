// A quick way to say that a form is not listed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace orgkarta {

/// Says quickly, whatever their case, that a form is not in a set: by its first and last byte and
/// its size. A form whose size in bytes changes with its case (none in Latin-1 does) may be missed.
class FormFilter {
 public:
  void add(std::string_view form);

  bool may_hold(std::string_view form) const {
    if (form.empty()) return false;
    const std::size_t at = bit(form);
    return (bits_[at / 64] >> at % 64 & 1) != 0;
  }

 private:
  /// ASCII letters by their place in the alphabet; all other letters alike, as their bytes may
  /// change with the case.
  static std::size_t folded(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 ? byte | 0x20U : 0x80U;
  }
  static std::size_t bit(std::string_view form) {
    return (folded(form.front()) * 131 + folded(form.back()) * 31 + form.size() * 521) % 4096;
  }

  std::array<std::uint64_t, 64> bits_{};
};

}  // namespace orgkarta
