// The second rewriting step: lines become blocks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/rewriter.h"
#include "pipeline/model/text.h"
#include "pipeline/text/join.h"

namespace orgkarta::text {

/// A block with what its lines said of it, before its kind is decided.
struct Draft {
  Block block;    ///< span, content, marker and label are those of the rewritten text
  LineMark mark;  ///< of its first line
  Marker opening = Marker::none;
  std::uint32_t indent = 0;
  std::uint32_t width = 0;  ///< code points
  std::uint8_t heading = 0;
  bool known_heading = false;
  bool cells = false;
  bool single_line = true;
};

struct Layout {
  Rewritten result;
  std::vector<Draft> drafts;
};

/// Writes the pieces: blocks are parted by one line feed, markers and labels by one space from what
/// follows; every bullet becomes •.
Layout write_blocks(std::string_view text, const std::vector<Line>& lines,
                    const std::vector<Piece>& pieces);

}  // namespace orgkarta::text
