// Which lines belong to one paragraph, and how they are put together.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/text/lines.h"

namespace orgkarta::text {

/// How a line goes on from the one before it.
enum class Join : std::uint8_t {
  none,         ///< it does not: a new block begins
  space,        ///< with a space in the line end's place
  glue,         ///< with nothing: a hyphen that stays stands there
  drop_hyphen,  ///< the word was parted: hyphen and line end go
};

/// A line as part of a block; Join::none begins a block.
struct Piece {
  std::uint32_t line = 0;  ///< index
  Join join = Join::none;
};

/// Puts lines together to blocks. Page furniture between two lines of one paragraph is left out;
/// elsewhere it is a block of its own.
std::vector<Piece> join_lines(std::string_view text, const std::vector<Line>& lines,
                              const Words& words);

}  // namespace orgkarta::text
