// Case and character classes, by the Unicode Character Database (through ICU).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::unicode {

/// Lower case, code point by code point (u_tolower: lengths in code points stay equal).
/// Valid UTF-8 in, valid UTF-8 out. ASCII and Latin-1 letters take a fast path.
std::string lower(std::string_view text);
/// The same into a buffer that is used again and again.
void lower(std::string_view text, std::string& out);

/// A whole text in lower case that can be asked for any stretch of it, as lower() would give it.
class Lowered {
 public:
  explicit Lowered(std::string_view text);

  /// Bytes [begin, end) of the text, both on the boundaries of code points, in lower case.
  std::string_view slice(std::uint32_t begin, std::uint32_t end) const;

  /// Behind a letter whose size in bytes changes: where the next one stands in either text.
  struct Shift {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
  };

 private:
  std::size_t place(std::uint32_t offset) const;

  std::string text_;
  std::vector<Shift> shifts_;  ///< of most texts none
};

bool is_letter(char32_t c);  ///< general category L
bool is_digit(char32_t c);   ///< general category Nd
bool is_upper(char32_t c);   ///< general category Lu or Lt
bool is_lower(char32_t c);   ///< general category Ll

/// Letter or digit: what may not stand next to a word for it to be a whole word.
bool is_word(char32_t c);

/// Whether a text holds a letter; whether it does and all of them are capitals.
bool has_letter(std::string_view text);
bool in_capitals(std::string_view text);

}  // namespace orgkarta::unicode
