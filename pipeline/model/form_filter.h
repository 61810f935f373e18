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
  bool may_hold(std::string_view form) const;

 private:
  static std::size_t bit(std::string_view form);

  std::array<std::uint64_t, 64> bits_{};
};

}  // namespace orgkarta
