// Whether a table holds rows of data or lays out a page.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/ingest/html/tree.h"

namespace orgkarta::ingest::html {

/// Rows of data: two columns and two rows at least (or header cells), short cells without headings,
/// lists or tables in them, and no role=presentation. `left_out` nodes do not count.
bool is_data_table(const std::vector<Node>& nodes, std::uint32_t table,
                   const std::vector<bool>& left_out);

}  // namespace orgkarta::ingest::html
