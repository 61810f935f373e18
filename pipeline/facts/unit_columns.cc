// Tables of organisation: a header says which column holds offices, which departments and units.
#include <algorithm>

#include "pipeline/facts/parents.h"
#include "pipeline/facts/table_cells.h"

namespace orgkarta::facts {
namespace {

/// Which columns a row says to hold bodies, if it names two kinds of them or more; empty if it is
/// no such header.
std::vector<bool> header_of(const View& view, const Block& row) {
  std::vector<bool> columns;
  std::size_t named = 0;
  for (const PlacedCell& cell : placed_cells(view, row)) {
    const std::string_view text = view.slice(cell.span);
    const bool kind = view.lookup("unit_heads_bare", text) || view.lookup("plural_heads", text);
    columns.resize(cell.column + 1);
    columns[cell.column] = kind;
    named += kind;
  }
  if (named < 2) columns.clear();
  return columns;
}

/// The body that fills a cell.
std::optional<UnitIndex> filling(const View& view, const UnitTable& table, Span cell) {
  const Statement::Range range = view.mentions_in(cell);
  if (range.first >= range.last || view.found.mentions[range.first].span != cell) {
    return std::nullopt;
  }
  return table.of_mention(range.first);
}

}  // namespace

void read_unit_columns(const View& view, UnitTable& table) {
  std::vector<bool> columns;
  std::vector<std::optional<UnitIndex>> last;  // by column: merged cells hold for the rows below
  for (const Block& b : view.text.blocks) {
    if (b.kind != BlockKind::table_row) {
      columns.clear();
      continue;
    }
    if (columns.empty()) {
      columns = header_of(view, b);
      last.assign(columns.size(), std::nullopt);
      continue;
    }
    for (const PlacedCell& cell : placed_cells(view, b)) {
      if (cell.column >= columns.size() || !columns[cell.column]) continue;
      const auto unit = filling(view, table, cell.span);
      std::fill(last.begin() + static_cast<std::ptrdiff_t>(cell.column), last.end(), std::nullopt);
      last[cell.column] = unit;
      if (!unit) continue;
      for (std::size_t left = cell.column; left-- > 0;) {
        if (!last[left]) continue;
        if (rank_of(table, *last[left]) < rank_of(table, *unit)) {
          set_parent(table, *unit, *last[left]);
        }
        break;
      }
    }
  }
}

}  // namespace orgkarta::facts
