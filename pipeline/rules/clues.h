// What a single word tells of the rules that may match around it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/anchors.h"
#include "pipeline/rules/bits.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/required.h"

namespace orgkarta::rules {

/// The clues of a word are sets of rules: those that may begin a match with it, and, for each
/// clause number, those whose clause of that number it meets. They hang on its characters alone, so
/// that they are worked out once for a word and found again for its next hundred occurrences.
///
/// Holds a cache of bounded size: one a thread. The rules must outlive it.
class Clues {
 public:
  Clues(const std::vector<CompiledRule>& rules, const Anchors& anchors);

  /// Words of 64 bits in a set of rules.
  std::size_t width() const { return width_; }
  /// Sets in a word's clues: first the rules that it may begin, then one a clause. They stand
  /// together for each 64 rules: rules 0 to 63 of all sets, rules 64 to 127 of all sets …
  static constexpr std::size_t kSets = 1 + kMaxClauses;

  /// The clues of a word, which is a run of letters and digits and the one character behind it that
  /// ends it. Valid until the next call.
  const std::uint64_t* of_word(std::string_view word);
  /// The clues of a character that is no part of a word.
  const std::uint64_t* of_other(char c) const {
    return others_.data() + static_cast<unsigned char>(c) * kSets * width_;
  }

 private:
  struct Entry {
    static constexpr std::size_t kLongest = 47;
    std::uint8_t size = 0;  ///< 0: free
    std::array<char, kLongest> word{};
  };

  std::optional<std::size_t> find(std::size_t bucket, std::uint32_t tag, std::string_view word) const;
  std::uint64_t* clues_of(std::size_t place) { return clues_.data() + place * kSets * width_; }
  void work_out(std::string_view word, ConstBits among, std::uint64_t* clues);

  const std::vector<CompiledRule>& rules_;
  const Anchors& anchors_;
  JitPattern::Match match_;
  std::size_t width_;
  std::vector<std::uint32_t> tags_;  ///< of the entries: a part of their hash
  std::vector<Entry> entries_;
  std::vector<std::uint8_t> victims_;  ///< by bucket
  std::vector<std::uint64_t> clues_;   ///< of the entries, kSets * width_ each
  std::vector<std::uint64_t> others_;  ///< of all bytes
  std::vector<std::uint64_t> all_;     ///< the set of all rules
  std::vector<std::uint64_t> scratch_;
  std::string fenced_;
};

}  // namespace orgkarta::rules
