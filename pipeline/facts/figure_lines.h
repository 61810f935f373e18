// Lines of a table that has come apart: names and figures.
#pragma once

#include <vector>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

/// A line's figures, where it has any, and the name before them.
struct Line {
  Span name;
  std::vector<Span> figures;
};

/// The lines of a table, and the first block behind them.
struct Lines {
  std::vector<Line> all;
  std::uint32_t end = 0;
};

/// Whether the block behind one that may give a unit is a line.
bool line_follows(const View& view, std::uint32_t block);

/// The lines from a block on; a head of years over them is left out, and among figures on lines of
/// their own a number behind a name belongs to the name ("grade 7").
Lines lines_from(const View& view, std::uint32_t first);

/// The name of each line with figures: its own; else, of names that stand all before the figures,
/// the one in its place; else the line before it.
std::vector<Span> names_of(const std::vector<Line>& lines);

}  // namespace orgkarta::facts
