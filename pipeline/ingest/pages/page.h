// Pages as they are drawn: words and where their characters stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/places.h"

namespace orgkarta::ingest {

/// A run of characters without a space in it. Lengths in points, from the page's upper left corner.
struct PageWord {
  std::string text;          ///< UTF-8
  std::vector<float> edges;  ///< the left edge of each character, then the last one's right edge
  float top = 0;
  float bottom = 0;
  float size = 0;  ///< of the font
  bool bold = false;
  bool space_after = false;  ///< a space parts it from the next word of its line
  bool note_mark = false;    ///< a raised figure that points to a note: no text, but it takes room

  float left() const { return edges.front(); }
  float right() const { return edges.back(); }
  float middle() const { return (top + bottom) / 2; }
  float height() const { return bottom - top; }

  bool operator==(const PageWord&) const = default;
};

struct Page {
  std::uint32_t number = 0;  ///< from 1
  float width = 0;
  float height = 0;
  std::vector<PageWord> words;  ///< in no order that may be relied on

  bool operator==(const Page&) const = default;
};

/// Some pages of a file, and what the file says of itself.
struct Pages {
  std::uint32_t count = 0;  ///< of all pages that the file has
  std::string title;
  std::vector<Page> pages;
  std::vector<std::uint32_t> damaged;  ///< numbers of pages that are there and cannot be read
  std::string flaw;                    ///< the first that was found in the file; else empty
  std::vector<std::string> warnings;
};

/// For the way from the process that reads a file to the program.
std::string encode_pages(const Pages& pages);

/// Throws std::runtime_error, with the place, if the bytes are not what encode_pages() wrote. Of
/// what it gives, each word has characters and one edge more than characters.
Pages decode_pages(std::string_view bytes);

}  // namespace orgkarta::ingest
