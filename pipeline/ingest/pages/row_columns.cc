#include "pipeline/ingest/pages/row_columns.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace orgkarta::ingest {
namespace {

using Rows = std::vector<PartedRow>;

constexpr float kLeastGutter = 3;  // points
// Parts of the font's size.
constexpr float kNarrowGap = 0.45F;    // wider than a space
constexpr float kUsualSpace = 0.3F;    // the most, where nothing is spread
constexpr float kSpreadSpace = 0.62F;  // the most within a spread cell
constexpr float kWideGap = 0.8F;
constexpr float kSpreadSpaces = 1.6F;  // times a spread cell's usual space

/// The gap that is wider than the spaces within a row's cells. These may be spread; where even the
/// narrow gaps are wide, each cell is a word.
float gap_between_cells(const Row& row) {
  const std::vector<float> gaps = gaps_of(row);
  const float narrow = gaps.size() < 3 ? 0 : gaps[gaps.size() / 3];
  const bool spread = narrow > kUsualSpace * row.size && narrow < kSpreadSpace * row.size;
  return spread ? std::min(kSpreadSpaces * narrow, kWideGap * row.size) : kNarrowGap * row.size;
}

/// Words that nothing but the spaces of a cell parts.
std::vector<Segment> runs_of(const Row& row) {
  const float gap = gap_between_cells(row);
  std::vector<Segment> runs;
  for (const PageWord* word : row.words) {
    if (runs.empty() || word->left() - runs.back().right() > gap) runs.emplace_back();
    runs.back().words.push_back(word);
  }
  return runs;
}

/// The columns of rows most of which have the same number of cells: headings at the left of wide
/// columns stand over figures at their right. Empty if they have not.
std::vector<Column> columns_by_count(const Rows& rows) {
  std::map<std::size_t, std::size_t> counts;
  std::size_t all = 0;
  for (const PartedRow& parted : rows) {
    if (!parted.has_cells()) continue;
    ++counts[runs_of(parted.row).size()];
    ++all;
  }
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  if (most == counts.end() || most->second < 3 || most->second * 3 < all * 2) return {};
  if (most != std::prev(counts.end())) return {};  // some rows have more
  std::vector<Column> columns(most->first, Column{1e9F, 0});
  for (const PartedRow& parted : rows) {
    const std::vector<Segment> runs = runs_of(parted.row);
    if (runs.size() != columns.size()) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      columns[i].left = std::min(columns[i].left, runs[i].left());
      columns[i].right = std::max(columns[i].right, runs[i].right());
    }
  }
  return columns;
}

/// The column that most of what stands between two edges stands in.
std::size_t column_of(const std::vector<Column>& columns, float left, float right) {
  std::size_t best = 0;
  float most = -1e9F;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const float shared = std::min(columns[i].right, right) - std::max(columns[i].left, left);
    if (shared > most) {
      most = shared;
      best = i;
    }
  }
  return best;
}

/// Segments parted once more where narrower gaps lie between columns.
std::vector<Segment> parted_by(const std::vector<Column>& columns, const PartedRow& parted) {
  const float least = gap_between_cells(parted.row);
  std::vector<Segment> out;
  const auto column = [&](const PageWord& word) {
    return column_of(columns, word.left(), word.right());
  };
  for (const Segment& segment : parted.segments) {
    out.emplace_back();
    for (const PageWord* word : segment.words) {
      std::vector<const PageWord*>& words = out.back().words;
      const bool gap = !words.empty() && word->left() - words.back()->right() > least;
      if (gap && column(*word) != column(*words.back())) {
        out.emplace_back();
        out.back().words.push_back(word);
      } else {
        words.push_back(word);
      }
    }
  }
  return out;
}

}  // namespace

std::vector<Column> columns_of(const Rows& rows) {
  if (std::vector<Column> columns = columns_by_count(rows); !columns.empty()) return columns;
  float right = 0;
  for (const PartedRow& parted : rows) right = std::max(right, parted.row.right());
  std::vector<std::size_t> cover(static_cast<std::size_t>(std::max(right, 0.0F)) + 2);
  std::size_t counted = 0;
  for (const PartedRow& parted : rows) {
    if (!parted.has_cells()) continue;
    ++counted;
    for (const Segment& run : runs_of(parted.row)) {
      const auto from = static_cast<std::size_t>(std::max(run.left(), 0.0F));
      const auto to = static_cast<std::size_t>(std::ceil(std::max(run.right(), 0.0F)));
      for (std::size_t x = from; x < to && x < cover.size(); ++x) ++cover[x];
    }
  }
  // A heading over several columns, or two that nearly touch.
  const std::size_t few = counted < 4 ? 0 : std::max<std::size_t>(1, counted / 8);
  std::vector<Column> columns;
  for (std::size_t x = 0; x < cover.size(); ++x) {
    if (cover[x] <= few) continue;
    const auto at = static_cast<float>(x);
    if (columns.empty() || at - columns.back().right > kLeastGutter) columns.push_back({at, at});
    columns.back().right = at + 1;
  }
  return columns;
}

std::vector<Cell> cells_of(const PartedRow& row, const std::vector<Column>& columns) {
  std::vector<Cell> cells(columns.size());
  if (const std::vector<Segment> runs = runs_of(row.row); runs.size() == columns.size()) {
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = {runs[i]};
    return cells;
  }
  for (const Segment& s : parted_by(columns, row)) {
    Cell& cell = cells[column_of(columns, s.left(), s.right())];
    if (cell.empty()) {
      cell.push_back(s);
    } else {  // two pieces of one line
      cell.back().words.insert(cell.back().words.end(), s.words.begin(), s.words.end());
    }
  }
  return cells;
}

}  // namespace orgkarta::ingest
