// What a table's title, columns and rows say of the figures in its cells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/facts/table_cells.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// What the figures of a table, a column, a row or a cell are, as far as it is said.
struct FigureMeaning {
  std::optional<AmountKind> kind;
  std::optional<Period> period;
  std::optional<Measure> measure;
  bool goal = false;  ///< what is aimed at ("Goal 2025")
  double scale = 0;   ///< what sums are multiplied with; 0: no unit of money
};

/// Rows that share their columns: blocks [first, last). Lines between them that name a part of the
/// table ("Investments") belong to it.
struct Table {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  FigureMeaning title;
  std::vector<FigureMeaning> columns;  ///< of the row that names them, cell by cell
  bool any_minus = false;              ///< so that a figure without a sign has one too
  bool mostly_plus = false;            ///< more figures are without a minus than with one
};

/// A row's cells, where several figures in one cell are parted, with what its label says.
struct TableRow {
  std::vector<Span> cells;
  FigureMeaning label;
};

/// The tables of a document in text order. `title` is the document's.
std::vector<Table> read_tables(const View& view, const std::string& title);

TableRow read_table_row(const View& view, const Block& row);

/// All blocks of a table as rows, one for each.
std::vector<TableRow> read_rows(const View& view, const Table& table);

/// What a cell's figure is: its row says it before its column, and that before the title; but a
/// column of a budget, a plan or a deviation goes before a row of costs.
FigureMeaning meaning_of(const Table& table, const TableRow& row, std::size_t cell);

/// In a table of effects, costs less are savings and costs more are costs, or `more`.
AmountKind signed_kind(std::optional<AmountKind> said, bool minus, bool signed_figures,
                       AmountKind more = AmountKind::cost);

}  // namespace orgkarta::facts
