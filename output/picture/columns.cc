#include "output/picture/columns.h"

#include <algorithm>
#include <numeric>

namespace orgkarta::output {
namespace {

constexpr double kSheet = 1.41;  // its width by its height

Columns filled_up_to(const std::vector<double>& heights, double limit) {
  Columns out;
  double sum = 0;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    if (out.empty() || sum + heights[i] > limit) {
      out.emplace_back();
      sum = 0;
    }
    out.back().push_back(i);
    sum += heights[i];
  }
  return out;
}

/// The height of the sheet that holds them.
double size_of(const Columns& columns, const std::vector<double>& heights, double width) {
  double size = static_cast<double>(columns.size()) * width / kSheet;
  for (const auto& column : columns) {
    double height = 0;
    for (const std::size_t block : column) height += heights[block];
    size = std::max(size, height);
  }
  return size;
}

}  // namespace

Columns columns_of(const std::vector<double>& heights, std::size_t count) {
  if (heights.empty()) return {};
  double low = *std::max_element(heights.begin(), heights.end());
  double high = std::accumulate(heights.begin(), heights.end(), 0.0);
  while (high - low > 1) {
    const double middle = (low + high) / 2;
    (filled_up_to(heights, middle).size() <= count ? high : low) = middle;
  }
  return filled_up_to(heights, high);
}

Columns best_columns(const std::vector<double>& heights, double width) {
  Columns best = columns_of(heights, 1);
  for (std::size_t count = 2; count <= heights.size(); ++count) {
    Columns other = columns_of(heights, count);
    if (size_of(other, heights, width) < size_of(best, heights, width)) best = std::move(other);
  }
  return best;
}

}  // namespace orgkarta::output
