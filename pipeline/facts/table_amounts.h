// Figures in the cells of a table whose unit stands in its header or the line above it.
#pragma once

#include <string_view>

#include "pipeline/facts/amounts.h"

namespace orgkarta::facts {

/// The rule that evidence of these figures names.
inline constexpr std::string_view kTableAmountRule = "structure-table-amount";

/// Adds one amount a cell ("6 150" under "tkr") to `amounts`. What a figure is tells its row, else
/// its column, else the heading (lexicon amount_headings). Tables without a unit give none.
void read_table_amounts(const View& view, Amounts& amounts);

}  // namespace orgkarta::facts
