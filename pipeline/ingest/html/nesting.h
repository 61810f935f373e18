// How deep the elements of a page are nested, known before a tree is built.
#pragma once

#include <gumbo.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace orgkarta::ingest::html {

/// Elements nested deeper than this are flattened: their tags go, what stands in them stays.
inline constexpr std::size_t kMaxDepth = 256;

/// Follows start and end tags with the standard's rules for end tags that may be left out, so that
/// its depth is at least that of the tree (formatting elements must come as plain ones). A list of
/// a million unclosed items is one level deep. Each call costs at most kMaxDepth steps.
class Nesting {
 public:
  /// A start tag of an element that is not void. False: it lies too deep, or is a part of a table
  /// outside any; the tag must be dropped.
  bool open(GumboTag tag);
  /// An end tag. False: it closes an element whose start tag was dropped, and must be dropped too.
  bool close(GumboTag tag);

  /// Whether block elements were dropped, whose borders are lost with them.
  bool flattened() const { return flattened_; }

 private:
  void close_implied(GumboTag tag);
  bool pop_to(GumboTag tag, bool (*stops)(GumboTag));

  std::vector<GumboTag> open_;
  std::vector<GumboTag> dropped_;  ///< start tags beyond the limit, in order
  std::array<std::uint32_t, GUMBO_TAG_LAST + 1> count_{};  ///< of each tag in open_
  bool flattened_ = false;
};

/// Whether an element has no content by the standard: <br>, <img> …
bool is_void(GumboTag tag);

/// Whether a page shows the element's text within the line that it stands in.
bool is_inline(GumboTag tag);

}  // namespace orgkarta::ingest::html
