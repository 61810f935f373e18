// What a single word tells of the rules that may match around it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/anchors.h"
#include "pipeline/rules/bits.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/interned.h"
#include "pipeline/rules/recogniser.h"
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
  Clues(const std::vector<CompiledRule>& rules, const Anchors& anchors, const Alphabet& alphabet,
        Recognisers& recognisers);

  /// How many sets of 64 rules all rules make.
  std::size_t width() const { return width_; }

  /// What has been asked of 64 rules: whether they may begin a match with some letters.
  struct Begins {
    std::uint64_t rules;  ///< those that may, or have not been asked …
    std::uint64_t asked;  ///< … as all but these
  };
  static constexpr Begins kNoneAsked = {~std::uint64_t{0}, 0};

  /// A word that is looked up.
  struct Lookup {
    std::string_view letters;
    WordTable::Key key;
    std::size_t number = WordTable::kNone;
    std::uint64_t state = 0;  ///< of what is known, when the number was found
  };

  /// What a word tells.
  struct Word {
    std::string_view letters;
    const std::uint64_t* met = nullptr;  ///< sets of all rules, clause by clause; null: meets none
    std::uint32_t prefix = 0;            ///< the number of its first letters
    Begins* begins = nullptr;            ///< `width()` of them
    bool fresh = false;                  ///< seen for the first time
  };

  /// Looks up a word: a run of letters and digits and the one character behind it that ends it, or
  /// another beginning that ends so. Lines::kSlack bytes behind its begin must be readable. Memory
  /// is slow, so this goes in three steps, each to be taken with many words before the next.
  Lookup look_for(std::string_view word) const { return {word, words_.key_of(word)}; }
  void find(Lookup& lookup) const {
    lookup.number = words_.find(lookup.key, lookup.letters);
    lookup.state = state_;
    if (lookup.number == WordTable::kNone) return;
    const WordTable::Note note = words_.note(lookup.number);
    fetch(&begins_[lookup.number * width_], width_ * sizeof(Begins));
    fetch(&prefix_begins_[note.second * width_], width_ * sizeof(Begins));
    if (note.first != 0) fetch(met_.at(note.first), width_ * kMaxClauses * sizeof(std::uint64_t));
  }
  /// The clues of a word. Valid until the next call.
  Word of_word(Lookup& lookup);

  /// Those of some of 64 rules, the `part`-th such set, that may begin with a word. Most fall with
  /// its first letters, which are near at hand; of the rest, those not asked before are asked, by
  /// their patterns and by what they demand of a match's begin. Of a word that is seen for the
  /// first time, and perhaps the last, they are not: to try them costs the same.
  std::uint64_t begins(const Word& word, std::size_t part, std::uint64_t rules) {
    rules &= begins_with(word.prefix, part, rules);
    if (rules == 0 || word.fresh) return rules;
    Begins& begins = word.begins[part];
    if (const auto unasked = rules & ~begins.asked) ask(word.letters, part, unasked, begins);
    return rules & begins.rules;
  }

  /// The clauses that a character meets that is no part of a word; null if none.
  const std::uint64_t* met_by_other(char c) {
    const Other& other = look_at(c);
    return other.telling ? others_.data() + byte_of(c) * width_ * kMaxClauses : nullptr;
  }
  /// Whether a rule may begin with a character that is no part of a word.
  bool may_begin(char c) { return look_at(c).beginning; }

 private:
  /// Begins to read memory that will be looked at soon.
  static void fetch(const void* memory, std::size_t bytes) {
    constexpr std::size_t kLine = 64;  // bytes of a line of the processor's cache
    const char* const begin = static_cast<const char*>(memory);
    for (std::size_t i = 0; i < bytes; i += kLine) __builtin_prefetch(begin + i);
  }

  /// The first letters of words.
  struct Prefix {
    std::string letters;
    std::uint32_t shorter = 0;  ///< the number of still fewer letters
  };

  std::uint64_t begins_with(std::uint32_t prefix, std::size_t part, std::uint64_t rules) {
    Begins& begins = prefix_begins_[prefix * width_ + part];
    if (const auto unasked = rules & ~begins.asked) ask_prefix(prefix, part, unasked, begins);
    return begins.rules;
  }

  /// What a character tells that is no part of a word.
  struct Other {
    bool known = false;  ///< it has been worked out, as few characters are met at all
    bool telling = false;
    bool beginning = false;
  };
  const Other& look_at(char c) {
    Other& other = other_[byte_of(c)];
    if (!other.known) work_out(c, other);
    return other;
  }
  void work_out(char c, Other& other);
  static std::size_t byte_of(char c) { return static_cast<unsigned char>(c); }

  Word add(const WordTable::Key& key, std::string_view word);
  const std::uint64_t* met(WordTable::Note note) const;
  WordTable::Note work_out(std::string_view word);
  void forget();
  std::uint32_t prefix_of(std::string_view word);
  std::uint32_t number_of(std::string_view prefix);
  void ask(std::string_view word, std::size_t part, std::uint64_t rules, Begins& begins);
  void ask_prefix(std::uint32_t prefix, std::size_t part, std::uint64_t rules, Begins& begins);
  std::uint64_t ask_patterns(std::string_view begin, std::size_t part, std::uint64_t rules);
  bool meet_clauses(std::string_view word, std::uint64_t* met) const;

  const std::vector<CompiledRule>& rules_;
  const Anchors& anchors_;
  const Alphabet& alphabet_;
  Recognisers& recognisers_;
  std::size_t width_;
  Interned met_;     ///< sets by clause, of the words that are known
  WordTable words_;  ///< noted: the number of what is met, and of the prefix
  /// Of all words: set when a word gets its number, so that a short text touches little of it.
  std::unique_ptr<Begins[]> begins_;
  std::unordered_map<std::uint64_t, std::uint32_t> prefix_numbers_;  ///< by their letters
  std::vector<Prefix> prefixes_;       ///< the first one has no letters
  std::vector<Begins> prefix_begins_;  ///< of all prefixes
  std::uint64_t state_ = 0;            ///< another one each time that a word's number changes
  std::vector<std::uint64_t> others_;  ///< sets by clause, of all bytes
  std::array<Other, 256> other_{};     ///< by byte
  std::vector<std::uint64_t> all_;     ///< the rules that begin at a boundary
  std::vector<std::uint64_t> scratch_;
  std::vector<Begins> unkept_;  ///< of a word that is too long to be kept
  std::string folded_;
};

}  // namespace orgkarta::rules
