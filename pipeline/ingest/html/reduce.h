// A page without what is no text: the first rewriting step, before a tree is built.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/model/rewriter.h"

namespace orgkarta::ingest::html {

/// More start tags than this are no page but an attack on memory.
inline constexpr std::size_t kMaxElements = 400'000;

struct Reduced {
  Rewritten html;
  std::vector<std::string_view> json_ld;  ///< contents of such scripts, views into the input
  bool too_many = false;       ///< kMaxElements was passed; the rest of the text is left out
  bool flattened = false;      ///< block elements lay deeper than kMaxDepth: their tags are gone
  bool cut_in_script = false;  ///< a script or style has no end: nothing of what follows is text
};

/// Drops comments, scripts, styles, templates, drawings and what else holds no text, all attributes
/// that nobody asks for, and tags nested too deep. Links become <bdi>, bold elements <mark>, other
/// formatting elements <span>: the standard's rules for those cost time that grows with the square
/// of a page's size. Linear in time; what stays keeps its order.
Reduced reduce(std::string_view html);

}  // namespace orgkarta::ingest::html
