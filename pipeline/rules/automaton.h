// Finds many literals at once: an Aho-Corasick automaton over folded bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::rules {

/// The byte of narrow text (alphabet.h) as the automaton sees it: letters without case, digits as
/// 0.
constexpr unsigned char fold_byte(unsigned char b) {
  if (b >= 'A' && b <= 'Z') return static_cast<unsigned char>(b | 0x20);
  if (b >= '1' && b <= '9') return '0';
  if (b >= 0xC0 && b <= 0xDE && b != 0xD7) return static_cast<unsigned char>(b | 0x20);
  return b;
}

/// Literals compiled to one dense table: a step is two loads a byte.
class Automaton {
 public:
  Automaton() = default;
  /// The literals must not be empty; equal ones (after folding) share a state.
  explicit Automaton(const std::vector<std::string>& literals);

  /// Calls `seen(literal index)` for each occurrence, overlapping ones included.
  template <class Seen>
  void scan(std::string_view text, Seen&& seen) const {
    if (table_.empty()) return;
    std::uint32_t at = 0;
    for (const char c : text) {
      const std::uint32_t entry = table_[at + classes_[static_cast<unsigned char>(c)]];
      at = entry & ~kHit;
      if (entry & kHit) report(at / width_, seen);
    }
  }

  std::size_t states() const { return width_ == 0 ? 0 : table_.size() / width_; }
  std::size_t classes() const { return width_; }

 private:
  static constexpr std::uint32_t kHit = 0x80000000;  // the state reached ends a literal

  template <class Seen>
  void report(std::uint32_t state, Seen&& seen) const {
    for (std::uint32_t i = first_[state]; i < first_[state + 1]; ++i) seen(literals_[i]);
  }

  void number_classes(const std::vector<std::string>& literals);

  std::array<std::uint8_t, 256> classes_{};
  std::uint32_t width_ = 0;           // classes: entries of a row
  std::vector<std::uint32_t> table_;  // row start of the next state, perhaps with kHit
  std::vector<std::uint32_t> first_;  // state → its part of literals_
  std::vector<std::uint32_t> literals_;
};

}  // namespace orgkarta::rules
