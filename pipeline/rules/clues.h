// What a single word tells of the rules that may match around it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/anchors.h"
#include "pipeline/rules/bits.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/required.h"
#include "pipeline/rules/word_table.h"

namespace orgkarta::rules {

/// The clues of a word are sets of rules: those that may begin a match with it, and, for each
/// clause number, those whose clause of that number it meets. They hang on its characters alone, so
/// that they are worked out once for a word and found again for its next hundred occurrences; and
/// whether a rule may begin with it is asked only when all else speaks for it.
///
/// Holds a cache of bounded size: one a thread. The rules must outlive it.
class Clues {
 public:
  Clues(const std::vector<CompiledRule>& rules, const Anchors& anchors, const Alphabet& alphabet);

  /// How many sets of 64 rules all rules make.
  std::size_t width() const { return width_; }

  /// What a word tells of 64 rules.
  struct Part {
    std::uint64_t begins = 0;  ///< those with a boundary that it may begin …
    std::uint64_t asked = 0;   ///< … and of those, the ones of which this has been asked
    std::array<std::uint64_t, kMaxClauses> met{};  ///< by clause, those whose clause it meets
  };

  /// A word's parts and, by bit, those that tell anything; all from the 64th on may.
  struct Word {
    Part* parts = nullptr;
    std::uint64_t telling = 0;
  };

  /// The clues of a word, `width()` parts: of a run of letters and digits and the one character
  /// behind it that ends it, or of another beginning that ends so. Lines::kSlack bytes behind its
  /// begin must be readable. Valid until the next call.
  Word of_word(std::string_view word);
  /// Asks of some rules, `first` and the 63 behind it, whether they may begin with a word, by their
  /// patterns and by what they demand of a match's begin. `part` is the word's for these rules.
  void ask(std::string_view word, std::size_t first, std::uint64_t rules, Part& part);
  /// The clues of a character that is no part of a word; null if it meets no clause.
  const Part* of_other(char c) const {
    const auto byte = static_cast<unsigned char>(c);
    return telling_[byte] ? others_.data() + byte * width_ : nullptr;
  }
  /// Whether a rule may begin with a character that is no part of a word.
  bool may_begin(char c) const { return beginning_[static_cast<unsigned char>(c)]; }

 private:
  void work_out(std::string_view word);
  std::uint64_t telling(const Part* parts) const;
  void ask_patterns(std::string_view begin, std::size_t first, std::uint64_t rules, Part& part);
  void meet_clauses(std::string_view word, Part* parts) const;

  const std::vector<CompiledRule>& rules_;
  const Anchors& anchors_;
  const Alphabet& alphabet_;
  JitPattern::Match match_;
  std::size_t width_;
  WordTable words_;
  std::vector<Part> parts_;            ///< of all words
  std::vector<std::uint64_t> tells_;   ///< which parts of each word tell anything
  std::vector<Part> others_;           ///< of all bytes
  std::array<bool, 256> telling_{};    ///< bytes that have any clues
  std::array<bool, 256> beginning_{};  ///< bytes that may begin a match
  std::vector<Part> all_;              ///< may begin with anything
  std::vector<Part> scratch_;          ///< of a word that is being worked out
  std::string fenced_;
  std::string folded_;
};

}  // namespace orgkarta::rules
