// Fast ways to the next byte that needs a look.
#pragma once

#include <cstddef>
#include <string_view>

namespace orgkarta::text {

/// The position, from `i` on, of the first byte that needs a look: a control but \n, a quotation
/// mark, a sign of markup, a lead byte of a character that is no Latin letter, or a space before
/// another space or a control. Positions that it passes over are never rewritten for their own
/// sake.
std::size_t skip_plain(std::string_view text, std::size_t i);

/// The position, from `i` on, of the first byte that may end a sentence: a full stop, "!", "?", or
/// the first byte of an ellipsis, which other signs begin with too. The text's size if there is
/// none.
std::size_t next_mark(std::string_view text, std::size_t i);

/// Whether the byte is one of the signs that markup is made of.
constexpr bool is_markup(char c) {
  return c == '*' || c == '#' || c == '<' || c == '>' || c == '\\' || c == '|' || c == '_';
}

}  // namespace orgkarta::text
