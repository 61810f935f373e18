// Where passages stand in files whose text is not their bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/span.h"

namespace orgkarta {

/// A rectangle on a page, in PDF points (1/72 inch) from the page's upper left corner.
struct Box {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;

  bool operator==(const Box&) const = default;
};

/// A character of a page as it is drawn.
struct Glyph {
  std::uint32_t begin = 0;  ///< of the character in Source::utf8, bytes
  std::uint32_t page = 0;   ///< from 1
  Box box;

  bool operator==(const Glyph&) const = default;
};

/// Where a word processor's paragraph begins in the text.
struct ParagraphMark {
  std::uint32_t begin = 0;   ///< in Source::utf8, bytes
  std::uint32_t number = 0;  ///< from 1, in the order of the file

  bool operator==(const ParagraphMark&) const = default;
};

/// What a text's passages were made of. At most one of the lists is filled; both are sorted by
/// `begin`, and none says that the file's bytes are its text.
struct Places {
  std::vector<Glyph> glyphs;  ///< those that are in the text; spaces have none
  std::vector<ParagraphMark> paragraphs;

  bool empty() const { return glyphs.empty() && paragraphs.empty(); }
  bool operator==(const Places&) const = default;
};

/// The part of a passage that stands on one page: a box a line.
struct PageBoxes {
  std::uint32_t page = 0;
  std::vector<Box> boxes;
};

/// The pages and boxes of `span` of Source::utf8, in reading order; empty if no glyph is in it.
/// Glyphs that stand side by side share a box.
std::vector<PageBoxes> boxes_of(const Places& places, Span span);

/// The page of the last glyph at or before `offset`; 1 if there is none.
std::uint32_t page_at(const Places& places, std::uint32_t offset);

/// First and last paragraph.
struct ParagraphRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// The paragraphs that `span` of Source::utf8 touches; {0, 0} before the first one.
ParagraphRange paragraphs_of(const Places& places, Span span);

}  // namespace orgkarta
