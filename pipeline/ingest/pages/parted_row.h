// Rows and what stands apart in them.
#pragma once

#include <utility>
#include <vector>

#include "pipeline/ingest/pages/page_line.h"

namespace orgkarta::ingest {

struct PartedRow {
  explicit PartedRow(Row whole) : row(std::move(whole)), segments(segments_of(row)) {}

  bool has_cells() const { return segments.size() > 1; }

  Row row;
  std::vector<Segment> segments;
};

/// The gaps between a row's words, points, from the narrowest; that behind a list item's marker is
/// none.
std::vector<float> gaps_of(const Row& row);

/// Makes one segment of every row that is a line of a text, spread from margin to margin: other
/// lines near it have the same edges, and its own gaps, however wide, are alike, or stand between
/// sentences.
void join_spread(std::vector<PartedRow>& rows);

}  // namespace orgkarta::ingest
