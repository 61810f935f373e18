// Whether the totals of a table are what its rows add up to.
#pragma once

#include <string>
#include <vector>

#include "pipeline/facts/table_layout.h"

namespace orgkarta::facts {

/// Adds a warning for each total ("Summa", lexicon total_rows) that neither the rows since the last
/// total nor all rows nor the totals above add up to. Rows of "of these" (lexicon of_these) do not
/// count; each figure may be half a unit of its last digit off.
void check_totals(const View& view, const Table& table, const std::vector<TableRow>& rows,
                  std::vector<std::string>& warnings);

}  // namespace orgkarta::facts
