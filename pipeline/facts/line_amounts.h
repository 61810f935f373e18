// Figures of a table that has come apart into lines.
#pragma once

#include "pipeline/facts/amounts.h"

namespace orgkarta::facts {

/// Adds the figures under a line that gives a unit of money ("Nettoramar 2025, tkr") where the
/// table has come apart: lines that are a name and a figure, names and figures in turn, or all
/// names and then all figures. A line may hold several figures with decimals, one for each year.
/// One figure alone is none. Under a line that counts staff so are the figures behind names.
void read_line_amounts(const View& view, const UnitTable& units, const Cues& cues,
                       Amounts& amounts);

/// listed_parts.cc: three or more sums, each on a line of its own, that say nothing of what they
/// are but add up to one told before, are what that one is.
void read_listed_parts(const View& view, Amounts& amounts);

}  // namespace orgkarta::facts
