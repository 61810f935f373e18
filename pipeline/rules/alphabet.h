// One byte for each character: what patterns and texts are written in while rules run.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/byte_set.h"

namespace orgkarta::rules {

/// RE2 over UTF-8 makes of every \pL a thousand instructions; over single bytes it makes ten.
/// So text is rewritten to one byte a character before rules see it, and patterns likewise.
/// Latin-1 characters keep their number. The few others that patterns name ("–", "•", the tokens
/// of masked text) get the free numbers of control characters. What no pattern names falls
/// together with the others of its class, as patterns cannot tell them apart: capital letters,
/// small letters, other letters, digits, other numbers, anything else.
///
/// No pattern for single bytes matches a line feed: it parts the blocks (lines.h).
class Alphabet {
 public:
  Alphabet();

  /// Gives numbers to the characters beyond Latin-1 that a pattern in UTF-8 names. False if there
  /// are more of them than free numbers.
  bool add_pattern(std::string_view regex);

  /// The characters beyond Latin-1 that patterns name, in UTF-8: add_pattern() of these makes the
  /// same alphabet.
  std::string named() const;

  /// The pattern for single bytes; all patterns must have been added before.
  std::string narrow_pattern(std::string_view regex);

  /// The byte for a character.
  std::uint8_t byte_of(char32_t c) const { return c < low_.size() ? low_[c] : byte_of_high(c); }

  /// A class of all bytes that may stand next to a whole word, the line feed among them.
  std::string boundary_class() const;
  /// The same as a set.
  ByteSet boundary() const;

  /// Letter or digit: what may not stand next to a whole word.
  bool is_word(char byte) const { return words_[static_cast<unsigned char>(byte)]; }

  /// The run of letters and digits from `at` on.
  std::string_view word_at(std::string_view narrow, std::size_t at) const;

  /// Puts a narrow text's lower case in UTF-8 into `out`, as unicode::lower() makes it of the text
  /// itself. False if a byte does not tell its character.
  bool lower(std::string_view narrow, std::string& out) const;

  bool is_capital(char byte) const { return capitals_[static_cast<unsigned char>(byte)]; }

  /// To be called after the last add_pattern().
  void finish();

 private:
  bool add(char32_t c);
  void add_class(std::string_view text, bool& fits);
  std::uint8_t byte_of_high(char32_t c) const;
  static std::uint8_t class_byte(char32_t c);
  std::string narrow_class(std::string_view text);
  std::string narrow_char(char32_t c) const;

  std::map<char32_t, std::uint8_t> named_;  ///< characters beyond Latin-1 with their own byte
  std::array<char32_t, 256> meaning_{};     ///< a character that each byte stands for
  std::vector<std::uint8_t> free_;
  std::vector<std::uint8_t> low_;  ///< byte_of() for the characters up to U+2FFF
  std::array<bool, 256> words_{};
  std::array<bool, 256> capitals_{};
  /// A character's lower case in UTF-8; of size 0 where many characters share a byte.
  struct Lowered {
    std::array<char, 4> bytes{};
    std::uint8_t size = 0;
  };
  std::array<Lowered, 256> lowered_{};
  std::map<std::string, std::string, std::less<>> classes_;  ///< narrowed before
};

}  // namespace orgkarta::rules
