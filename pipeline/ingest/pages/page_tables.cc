// Tables: rows of cells below each other.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include "pipeline/ingest/pages/page_line.h"
#include "pipeline/ingest/pages/parted_row.h"
#include "pipeline/ingest/pages/row_columns.h"
#include "pipeline/ingest/pages/signs.h"

namespace orgkarta::ingest {
namespace {

constexpr float kNextTo = 0.6F;    // of the font's size: as close as a table's rows are at times
constexpr float kFarBelow = 2.5F;  // times the font's size: another table, or none
constexpr float kSlack = 2;        // points

using Rows = std::vector<PartedRow>;

bool is_bold(const Row& row) {
  return std::all_of(row.words.begin(), row.words.end(), [](const PageWord* w) { return w->bold; });
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
