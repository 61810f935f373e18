// Columns of rows that may be a table.
#pragma once

#include <vector>

#include "pipeline/ingest/pages/parted_row.h"

namespace orgkarta::ingest {

/// A column's left and right edge.
struct Column {
  float left = 0;
  float right = 0;
};

/// The columns of a group of rows: where most rows have as many cells, these; else what hardly any
/// cell crosses parts them. From left to right.
std::vector<Column> columns_of(const std::vector<PartedRow>& rows);

/// A row's cells by column; empty ones have no segments.
std::vector<Cell> cells_of(const PartedRow& row, const std::vector<Column>& columns);

}  // namespace orgkarta::ingest
