#include "pipeline/facts/table_totals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace orgkarta::facts {
namespace {

constexpr std::size_t kMostColumns = 64;

/// What a column's figures have added up to.
struct Sum {
  double value = 0;
  std::uint32_t parts = 0;
  void add(double figure) {
    value += figure;
    ++parts;
  }
};

struct Column {
  Sum since_total;
  Sum all;
  Sum totals;
  double unit = 0.01;  // what one of its figure's last digit stands for
};

double last_digit(std::string_view figure) {
  const auto comma = figure.find(',');
  return comma == std::string_view::npos
             ? 1.0
             : std::pow(10.0, -static_cast<double>(figure.size() - comma - 1));
}

bool agrees(const Sum& sum, double total, double unit) {
  const double off = std::abs(std::abs(sum.value) - std::abs(total));
  return sum.parts > 0 && off <= unit * (sum.parts + 1) / 2 + 1e-6;
}

void check(const View& view, Column& column, Span label, Span cell, double total,
           std::vector<std::string>& warnings) {
  const bool right = agrees(column.since_total, total, column.unit) ||
                     agrees(column.all, total, column.unit) ||
                     agrees(column.totals, total, column.unit);
  if (!right && column.since_total.parts > 1) {
    warnings.push_back(fmt::format("amounts: \"{}\" is {}, the rows above add up to {:.10g}",
                                   view.slice(label), view.slice(cell), column.since_total.value));
  }
  column.totals.add(total);
  column.since_total = {};
}

}  // namespace

void check_totals(const View& view, const Table& table, const std::vector<TableRow>& rows,
                  std::vector<std::string>& warnings) {
  std::vector<Column> columns;
  bool header = true;
  for (const TableRow& row : rows) {
    if (row.cells.size() < 2) continue;
    header = header && is_header(view, row.cells);
    const std::string_view label = view.lower(row.cells.front());
    if (header || view.begins_with("of_these", label)) continue;
    const bool total = view.begins_with("total_rows", label);
    columns.resize(std::max(columns.size(), std::min(row.cells.size(), kMostColumns)));
    for (std::size_t i = 1; i < std::min(row.cells.size(), kMostColumns); ++i) {
      const auto figure = cell_figure(view.slice(row.cells[i]));
      if (!figure || meaning_of(table, row, i).measure == Measure::percent) continue;
      Column& column = columns[i];
      column.unit = std::max(column.unit, last_digit(view.slice(row.cells[i])));
      if (total) {
        check(view, column, row.cells.front(), row.cells[i], *figure, warnings);
      } else {
        column.since_total.add(*figure);
        column.all.add(*figure);
      }
    }
  }
}

}  // namespace orgkarta::facts
