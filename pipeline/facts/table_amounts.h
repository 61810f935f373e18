// Figures in the cells of a table whose unit stands in its header or the line above it.
#pragma once

#include <string_view>

#include "pipeline/facts/amounts.h"
#include "pipeline/facts/table_layout.h"

namespace orgkarta::facts {

/// The rule that evidence of these figures names.
inline constexpr std::string_view kTableAmountRule = "structure-table-amount";

/// Adds one amount a cell ("6 150" under "tkr", "14,5" in a row of posts) to `amounts`; the same
/// figure twice in a row is one. Warns of totals that the rows above do not add up to.
void read_table_amounts(const View& view, const std::vector<Table>& tables, const UnitTable& units,
                        const Cues& cues, Amounts& amounts);

}  // namespace orgkarta::facts
