// UTF-8: validity, code points, and counting them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::utf8 {

/// Whether the bytes are well-formed UTF-8 (no overlong form, surrogate or value above U+10FFFF).
bool valid(std::string_view bytes);

/// The code point at `i`, which moves behind it. `text` must be valid UTF-8 and i < text.size().
char32_t next(std::string_view text, std::size_t& i);

/// The code point that ends just before `i` (i > 0), which moves to its start.
char32_t previous(std::string_view text, std::size_t& i);

/// Appends the code point in UTF-8.
void append(std::string& out, char32_t c);

/// The number of code points in valid UTF-8.
std::size_t count(std::string_view text);

/// Counts code points up to a byte offset of one text in constant time plus a scan of fewer than 32
/// bytes. The text must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  /// The number of code points before byte `offset` (≤ the text's size, on a boundary).
  std::uint32_t at(std::uint32_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;  // code points before each 32nd byte
};

}  // namespace orgkarta::utf8
