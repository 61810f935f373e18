// The columns that a row's cells fall into.
#pragma once

#include <vector>

#include "pipeline/ingest/html/tree.h"

namespace orgkarta::ingest::html {

/// Counts cells that reach over columns and rows, for one table.
class TableColumns {
 public:
  void begin_row() { column_ = 0; }

  /// The number of columns that stand empty between the last cell of the row and this one.
  int place(const Node& cell);

 private:
  static constexpr int kMost = 100;
  static int span(const Node& cell, const char* attribute);

  std::size_t column_ = 0;
  std::vector<int> down_;  ///< rows that a cell from above still reaches into, by column
  int across_ = 0;         ///< columns that the last cell reaches over beside its own
};

}  // namespace orgkarta::ingest::html
