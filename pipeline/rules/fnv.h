// A hash that tells contents apart and protects nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace orgkarta::rules {

/// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), over strings that are kept apart:
/// "ab" and "c" are not "a" and "bc".
class Fnv {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) {
      value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
    value_ *= 0x100000001B3;
  }
  std::uint64_t value() const { return value_; }
  std::string hex() const { return fmt::format("{:016x}", value_); }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325;
};

}  // namespace orgkarta::rules
