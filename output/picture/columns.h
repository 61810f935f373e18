// Blocks of a picture in columns.
#pragma once

#include <cstddef>
#include <vector>

namespace orgkarta::output {

/// The blocks of each column, from the left, by their place in the input.
using Columns = std::vector<std::vector<std::size_t>>;

/// Cuts blocks, in their order, into at most `count` columns none of which is higher than need be.
Columns columns_of(const std::vector<double>& heights, std::size_t count);

/// Of all numbers of columns of this width, the one with which a sheet that lies shows the blocks
/// largest.
Columns best_columns(const std::vector<double>& heights, double width);

}  // namespace orgkarta::output
