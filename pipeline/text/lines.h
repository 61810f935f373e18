// The lines of a text and what each looks like by itself.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/model/text.h"
#include "pipeline/text/markup.h"
#include "pipeline/text/words.h"

namespace orgkarta::text {

/// What opens a line.
enum class Marker : std::uint8_t {
  none,
  bullet,
  hyphen,
  dash,
  number,
  letter,
  capital,
  section,
};

/// What kind of character a line's words begin with.
enum class Start : std::uint8_t { lower, upper, digit, other };

/// A line that is not empty.
struct Line {
  Span span;                  ///< without spaces at either end
  Span marker;                ///< bullet or dash, or empty
  Span label;                 ///< "1", "a", "1.2" without its stop or bracket, or empty
  std::uint32_t content = 0;  ///< where the words begin, behind marker and label
  std::uint32_t indent = 0;   ///< spaces before it
  std::uint32_t width = 0;    ///< its code points
  Marker kind = Marker::none;
  Start start = Start::other;  ///< of the content
  LineMark mark;               ///< what the file's markup says of it
  std::uint8_t heading = 0;    ///< level by markup, 0 if not marked
  bool known_heading = false;
  bool boilerplate = false;
  bool page_number = false;  ///< it is one, or holds one as a cell of its own
  bool cells = false;        ///< holds a tab between words
  bool after_blank = false;
  bool after_page = false;  ///< the first of a page

  std::uint32_t edge() const { return indent + width; }
  bool opens() const { return kind != Marker::none; }
};

/// The lines of a text that rewrite_characters() and drop_markup() gave, in order.
std::vector<Line> read_lines(std::string_view text, const std::vector<MarkedHeading>& headings,
                             const Words& words);

/// The same of a text whose every line is marked, the empty ones too: such a text has no pages.
std::vector<Line> read_marked_lines(std::string_view text, const std::vector<LineMark>& marks,
                                    const Words& words);

/// Whether the line is a page number by its form: "33 (73)", "1(2)", "- 5 -", "sida 5 av 9". A bare
/// number counts only if it stands alone.
bool is_page_number(std::string_view line, bool alone, const Words& words);

}  // namespace orgkarta::text
