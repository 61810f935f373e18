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
/// that they are worked out once for a word and found again for its next hundred occurrences; and
/// whether a rule may begin with it is asked only when all else speaks for it.
///
/// Holds a cache of bounded size: one a thread. The rules must outlive it.
class Clues {
 public:
  Clues(const std::vector<CompiledRule>& rules, const Anchors& anchors);

  /// Words of 64 bits in a set of rules.
  std::size_t width() const { return width_; }
  /// Sets in a word's clues: the rules that it may begin, those of which this has been asked, then
  /// one a clause. They stand together for each 64 rules: rules 0 to 63 of all sets, rules 64 to
  /// 127 of all sets …
  enum Set : std::size_t { kBegins, kAsked, kFirstClause, kSets = kFirstClause + kMaxClauses };

  /// The clues of a word, which is a run of letters and digits and the one character behind it that
  /// ends it, or of another beginning that ends so. Lines::kSlack bytes behind its begin must be
  /// readable. Valid until the next call.
  std::uint64_t* of_word(std::string_view word);
  /// Asks of some rules, `first` and the 63 behind it, whether they may begin with a word. `sets`
  /// are those of the word's clues for these rules.
  void ask(std::string_view word, std::size_t first, std::uint64_t rules, std::uint64_t* sets);
  /// The clues of a character that is no part of a word; null if it tells nothing.
  const std::uint64_t* of_other(char c) const {
    const auto byte = static_cast<unsigned char>(c);
    return telling_[byte] ? others_.data() + byte * kSets * width_ : nullptr;
  }
  /// Whether a rule may begin with a character that is no part of a word.
  bool may_begin(char c) const { return beginning_[static_cast<unsigned char>(c)]; }

 private:
  /// A word as it is compared: up to 16 bytes are the key itself.
  struct Key {
    std::uint64_t low = 0;   ///< the first bytes …
    std::uint64_t high = 0;  ///< … and the next, or a longer word's hash
    std::uint32_t tag = 0;   ///< the word's size and a part of its hash; 0: no word
    std::size_t bucket = 0;
  };
  static constexpr std::size_t kLongest = 48;  ///< bytes: longer words are not kept

  static Key key_of(std::string_view word);
  std::optional<std::size_t> find(const Key& key, std::string_view word) const;
  std::uint64_t* keep(const Key& key, std::string_view word);
  std::uint64_t* entry(std::size_t place) { return entries_.data() + place * entry_size_; }
  const std::uint64_t* entry(std::size_t place) const {
    return entries_.data() + place * entry_size_;
  }
  void work_out(std::string_view word);
  void meet_clauses(std::string_view word, std::uint64_t* clues) const;

  const std::vector<CompiledRule>& rules_;
  const Anchors& anchors_;
  JitPattern::Match match_;
  std::size_t width_;
  std::size_t entry_size_;  ///< words of 64 bits: both parts of the key, then the clues
  std::vector<std::uint32_t> tags_;
  std::vector<std::uint64_t> entries_;
  std::vector<std::array<char, kLongest>> long_words_;  ///< of the entries, where they need it
  std::vector<std::uint8_t> victims_;                   ///< by bucket
  std::vector<std::uint64_t> others_;                   ///< of all bytes
  std::array<bool, 256> telling_{};                     ///< bytes that have any clues
  std::array<bool, 256> beginning_{};                   ///< bytes that may begin a match
  std::vector<std::uint64_t> all_;                      ///< the set of all rules
  std::vector<std::uint64_t> scratch_;
  std::string fenced_;
};

}  // namespace orgkarta::rules
