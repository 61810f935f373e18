// Tables: rows of cells below each other.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

#include "pipeline/ingest/pages/page_line.h"
#include "pipeline/ingest/pages/parted_row.h"
#include "pipeline/ingest/pages/signs.h"

namespace orgkarta::ingest {
namespace {

constexpr float kNextTo = 0.6F;      // of the font's size: as close as a table's rows are at times
constexpr float kFarBelow = 2.5F;    // times the font's size: another table, or none
constexpr float kTwoGaps = 1.6F;     // times as far apart: rows, not lines of a cell
constexpr float kLeastGutter = 3;    // points
constexpr float kNarrowGap = 0.45F;  // of the font's size: wider than a space
constexpr float kUsualSpace = 0.3F;  // of the font's size: the most, where nothing is spread
constexpr float kSpreadSpace = 0.62F;  // of the font's size: the most within a spread cell
constexpr float kSpreadSpaces = 1.6F;  // times a spread cell's usual space
constexpr float kWideGap = 0.8F;       // of the font's size
constexpr float kSlack = 2;            // points

/// A column's left and right edge.
struct Column {
  float left = 0;
  float right = 0;
};

using Rows = std::vector<PartedRow>;

bool is_bold(const Row& row) {
  return std::all_of(row.words.begin(), row.words.end(), [](const PageWord* w) { return w->bold; });
}

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

/// The columns of a group of rows: where hardly any cell crosses, one ends.
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

/// A row's cells by column; empty ones have no segments.
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

/// Figures stand below each other.
bool begins_with_figure(const Segment& segment) {
  return segment.words.front()->text.find_first_of("0123456789") <= 1;
}

/// How sure it is that a cell's next line goes on from the one before.
enum class Wrap : std::uint8_t { no, may, surely };

Wrap wrap_of(const Segment& before, const Segment& next, const Column& column) {
  const PageWord& word = *next.words.front();
  if (begins_with_figure(next) && begins_with_figure(before)) return Wrap::no;
  const bool full =  // the next word found no room
      before.right() + word.right() - word.left() + word.size / 4 > column.right - kSlack;
  const bool goes_on = begins_small(word.text) || word.text.front() == '(';
  if (full && goes_on) return Wrap::surely;
  return full || goes_on ? Wrap::may : Wrap::no;
}

/// Puts together the rows of a group that are lines of one row's cells.
class TableReader {
 public:
  TableReader(const Rows& rows, std::vector<Column> columns)
      : rows_(rows), columns_(std::move(columns)) {
    find_row_gap();
  }

  std::vector<PageLine> read() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::vector<Cell> cells = cells_of(rows_[i], columns_);
      if (i > 0 && continues(i, cells)) {
        extend(cells, rows_[i].row);
      } else {
        begin(std::move(cells), rows_[i].row);
      }
    }
    return std::move(lines_);
  }

 private:
  // Lines of a cell stand closer than rows do, if there are both.
  void find_row_gap() {
    std::vector<float> gaps;
    for (std::size_t i = 1; i < rows_.size(); ++i) gaps.push_back(gap_above(i));
    if (gaps.size() < 2) return;
    std::sort(gaps.begin(), gaps.end());
    float widest = 0;
    for (std::size_t i = 1; i < gaps.size(); ++i) {
      const float step = gaps[i] - gaps[i - 1];
      if (step <= widest || step < rows_[0].row.size / 4) continue;
      widest = step;
      row_gap_ = (gaps[i] + gaps[i - 1]) / 2;
    }
  }

  float gap_above(std::size_t i) const { return rows_[i].row.top - rows_[i - 1].row.bottom; }

  bool continues(std::size_t i, const std::vector<Cell>& cells) const {
    if (row_gap_ != 0 && gap_above(i) > row_gap_) return false;
    const bool tight = row_gap_ != 0;
    bool all = true;
    bool any = false;
    bool surely = true;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].empty()) continue;
      const Cell& above = lines_.back().cells[c];
      if (above.empty()) return false;
      const Wrap wrap = wrap_of(above.back(), cells[c].front(), columns_[c]);
      all = all && wrap != Wrap::no;
      any = any || wrap == Wrap::surely;
      surely = surely && wrap == Wrap::surely;
    }
    // A row of rows that are all as far apart: nothing but its words tells.
    return all && (surely || cells.front().empty() || (tight && any));
  }

  void extend(std::vector<Cell>& cells, const Row& row) {
    PageLine& line = lines_.back();
    for (std::size_t c = 0; c < cells.size(); ++c) {
      std::move(cells[c].begin(), cells[c].end(), std::back_inserter(line.cells[c]));
    }
    line.bottom = std::max(line.bottom, row.bottom);
    line.right = std::max(line.right, row.right());
  }

  void begin(std::vector<Cell> cells, const Row& row) {
    PageLine line;
    line.cells = std::move(cells);
    line.table = true;
    const auto behind_first = std::next(line.cells.begin());
    if (std::all_of(behind_first, line.cells.end(), [](const Cell& c) { return c.empty(); })) {
      line.table = false;  // a line over rows, or one of a shorter column
      line.cells.resize(1);
    }
    line.top = row.top;
    line.bottom = row.bottom;
    line.left = row.left();
    line.right = row.right();
    line.size = row.size;
    lines_.push_back(std::move(line));
  }

  const Rows& rows_;
  std::vector<Column> columns_;
  float row_gap_ = 0;  ///< wider ones part rows; 0 if all are alike
  std::vector<PageLine> lines_;
};

PageLine line_of(const PartedRow& parted) {
  const Row& row = parted.row;
  PageLine line;
  for (const Segment& s : parted.segments) line.cells.push_back({s});
  line.top = row.top;
  line.bottom = row.bottom;
  line.left = row.left();
  line.right = row.right();
  line.size = row.size;
  line.bold = is_bold(row);
  return line;
}

/// Behind the last row of the group of rows that begins at `first` and may be a table.
std::size_t group_end(const Rows& rows, std::size_t first) {
  std::size_t end = first + 1;
  std::size_t last_cells = first;
  for (; end < rows.size(); ++end) {
    const Row& row = rows[end].row;
    if (row.top - rows[end - 1].row.bottom > kFarBelow * row.size) break;
    if (rows[end].has_cells()) {
      last_cells = end;
      continue;
    }
    // A line of a single cell: of a column behind the first, or narrow enough for the first.
    const std::vector<Segment>& above = rows[last_cells].segments;
    const bool behind = row.left() > above[0].right();
    const float gap = row.top - rows[end - 1].row.bottom;
    const float usual = end - first < 2
                            ? kNextTo * row.size / 2
                            : rows[end - 1].row.top - rows[end - 2].row.bottom + kSlack / 2;
    const bool like = begins_small(text_of(rows[end].segments[0])) ||
                      (gap <= usual && is_bold(row) == is_bold(rows[end - 1].row));
    if (!behind && (row.right() >= above[1].left() || !like)) break;
  }
  return end;
}

bool is_table(const Rows& rows, const std::vector<Column>& columns) {
  const auto with_cells =
      std::count_if(rows.begin(), rows.end(), [](const PartedRow& p) { return p.has_cells(); });
  return columns.size() > 1 && with_cells > 1;
}

}  // namespace

std::vector<PageLine> lines_of_rows(std::vector<Row> all) {
  Rows rows;
  for (Row& row : all) rows.emplace_back(std::move(row));
  join_spread(rows);
  std::vector<PageLine> lines;
  for (std::size_t i = 0; i < rows.size();) {
    const std::size_t end = rows[i].has_cells() ? group_end(rows, i) : i + 1;
    const Rows group(rows.begin() + static_cast<std::ptrdiff_t>(i),
                     rows.begin() + static_cast<std::ptrdiff_t>(end));
    const std::vector<Column> columns = columns_of(group);
    if (is_table(group, columns)) {
      std::vector<PageLine> table = TableReader(group, columns).read();
      std::move(table.begin(), table.end(), std::back_inserter(lines));
    } else {
      for (const PartedRow& row : group) lines.push_back(line_of(row));
    }
    i = end;
  }
  return lines;
}

}  // namespace orgkarta::ingest
