// Words that were seen lately, numbered.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace orgkarta::rules {

/// Gives words numbers below its size, and keeps a little beside each. Of bounded size: a new word
/// takes the place and the number of an old one. All of a text's words are looked up, so a word's
/// answer takes one access to memory.
class WordTable {
 public:
  static constexpr std::size_t kNone = ~std::size_t{0};

  /// What is kept beside a word; of what meaning, the user knows.
  struct Note {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
  };

  /// For `size` words, a power of two.
  explicit WordTable(std::size_t size)
      : buckets_(size / kWays), long_words_(std::make_unique_for_overwrite<LongWord[]>(size)) {}

  /// A word as it is compared: up to 16 bytes are the key itself.
  struct Key {
    std::uint64_t low = 0;   ///< the first bytes …
    std::uint64_t high = 0;  ///< … and the last, or a longer word's hash
    std::uint32_t tag = 0;   ///< the word's size and a part of its hash; 0: no word
    std::size_t bucket = 0;
  };

  /// The key of a word. Lines::kSlack bytes behind the word's begin must be readable. Begins to
  /// fetch what find() will look at, which takes as long as looking at a hundred others.
  Key key_of(std::string_view word) const;
  /// The number of a word, kNone if it is not known.
  std::size_t find(const Key& key, std::string_view word) const;
  /// A number for a word that is not known; kNone if it is too long to be kept.
  std::size_t add(const Key& key, std::string_view word, Note note);
  Note note(std::size_t number) const { return buckets_[number / kWays].note[number % kWays]; }
  /// Forgets all words.
  void clear();

 private:
  static constexpr std::size_t kWays = 2;      // words a bucket, forgotten in turn
  static constexpr std::size_t kLongest = 48;  // bytes of a word that is kept

  /// A line of the processor's cache.
  struct alignas(64) Bucket {
    std::array<std::uint64_t, kWays> low{};
    std::array<std::uint64_t, kWays> high{};
    std::array<std::uint32_t, kWays> tag{};
    std::array<Note, kWays> note{};
    std::uint32_t next = 0;  ///< the one to be forgotten
  };
  static_assert(sizeof(Bucket) == 64);

  using LongWord = std::array<char, kLongest>;

  bool is_long_word(std::size_t number, std::string_view word) const;

  std::vector<Bucket> buckets_;
  std::unique_ptr<LongWord[]> long_words_;  ///< those that are more than their key
};

}  // namespace orgkarta::rules
