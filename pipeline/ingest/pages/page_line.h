// The lines of a page in reading order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/ingest/pages/page.h"

namespace orgkarta::ingest {

/// Words side by side on one level, with no wide gap between them.
struct Segment {
  std::vector<const PageWord*> words;  ///< from left to right

  float left() const { return words.front()->left(); }
  float right() const { return words.back()->right(); }
};

/// All that stands on one level of a page, or of a column.
struct Row {
  std::vector<const PageWord*> words;  ///< from left to right, at least one
  float top = 0;
  float bottom = 0;
  float size = 0;  ///< the largest font of its words

  /// Of at least one word.
  explicit Row(std::vector<const PageWord*> from_left_to_right);

  float left() const { return words.front()->left(); }
  float right() const { return words.back()->right(); }
};

/// What wide gaps part in a row, from left to right. A list item's marker is no part of its own.
std::vector<Segment> segments_of(const Row& row);

/// A cell of a table: the words of each of its lines.
using Cell = std::vector<Segment>;

/// A line as it is read: one cell, or several that stand side by side.
struct PageLine {
  std::vector<Cell> cells;
  std::uint32_t page = 0;
  float top = 0;
  float bottom = 0;
  float left = 0;
  float right = 0;
  float size = 0;            ///< of most of its characters
  bool bold = false;         ///< all of it
  bool table = false;        ///< a row of a table
  bool column = false;       ///< of one of several columns of its page
  float column_left = 0;     ///< the leftmost edge of the lines that it stands among
  float column_right = 0;    ///< the rightmost
  bool begins_flow = false;  ///< the first of a page or column
};

/// Whether a space parts two words that follow each other.
bool spaced(const PageWord& a, const PageWord& b);

/// The words of a segment, of a line; tabs part its cells.
std::string text_of(const Segment& segment);
std::string text_of(const PageLine& line);

/// The rows of a page, from top to bottom. Marks its words that are marks of notes.
std::vector<Row> rows_of(Page& page);

/// Leaves out what pages repeat at their heads and feet, page numbers, and the lines of a table of
/// contents; the first page's head stays. Pages in order, each with its rows from top to bottom.
void drop_furniture(const std::vector<Page>& pages, std::vector<std::vector<Row>>& rows);

/// The lines of a page's rows: columns one after the other, tables row by row.
std::vector<PageLine> lines_of(const Page& page, std::vector<Row> rows);

/// Rows that stand below each other in one column: as lines, tables found. `page` and what depends
/// on a column are left to the caller.
std::vector<PageLine> lines_of_rows(std::vector<Row> rows);

}  // namespace orgkarta::ingest
