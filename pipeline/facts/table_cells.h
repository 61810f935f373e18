// The cells of a table row.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

/// A row's cells, parted by tabs, without empty ones; the whole content if there is no tab.
std::vector<Span> table_cells(const View& view, const Block& row);

/// A cell and its place in the row, counted from 0 with the empty ones.
struct PlacedCell {
  std::size_t column = 0;
  Span span;
};

/// The cells of a line that holds tabs, its bullet included, without empty ones.
std::vector<PlacedCell> placed_cells(const View& view, const Block& row);

/// The figure that a cell holds and nothing else ("-1 402 300", "171,3"); empty optional if it
/// holds anything else, or a year.
std::optional<double> cell_figure(std::string_view cell);

/// The figures of a cell into which several have run ("1 482,3 1 501,0", "106 900 119 400"); else
/// the cell.
std::vector<Span> figures_in(const View& view, Span cell);

/// Whether a cell holds a share ("84 %", "at least 90 %").
bool is_percent(std::string_view cell);

/// Whether no cell but the first is a figure or a share: the row tells what the columns are.
bool is_header(const View& view, const std::vector<Span>& cells);

}  // namespace orgkarta::facts
