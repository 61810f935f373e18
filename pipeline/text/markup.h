// What converters to Markdown leave in a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/rewriter.h"

namespace orgkarta::text {

/// A line that markup says is a heading.
struct MarkedHeading {
  std::uint32_t begin = 0;  ///< of the line in the rewritten text, behind its indentation
  std::uint8_t level = 1;
};

struct Markup {
  Rewritten result;
  std::vector<MarkedHeading> headings;
};

/// Drops heading signs at a line's start ("## "), quote signs ("> "), runs of stars ("**"),
/// underscores round a whole line, backslashes before punctuation, comments and notes of left-out
/// pictures; cells between "|" are parted by tabs, and those between " | " where the line above or
/// below has as many. What follows the emphasised part of a heading
/// line becomes a line of its own. `text` is what rewrite_characters() gives.
Markup drop_markup(std::string_view text);

}  // namespace orgkarta::text
