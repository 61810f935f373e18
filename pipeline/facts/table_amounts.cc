#include "pipeline/facts/table_amounts.h"

#include <algorithm>
#include <cmath>

#include "pipeline/facts/amount_headings.h"
#include "pipeline/facts/amount_owners.h"
#include "pipeline/facts/table_totals.h"

namespace orgkarta::facts {
namespace {

bool is_staff(const FigureMeaning& m) {
  return m.measure == Measure::people || m.measure == Measure::fte;
}

/// The amount of a cell; empty optional if what its figure counts is not said, or is no amount.
std::optional<Amount> amount_of(const View& view, const Table& t, const FigureMeaning& m, Span cell,
                                double figure) {
  Amount a;
  a.text = std::string(view.slice(cell));
  a.evidence = {{cell, kTableAmountRule}};
  if (figure == 0 || (!is_staff(m) && (m.measure || m.scale == 0))) return std::nullopt;
  if (is_staff(m)) {
    a.min = a.max = std::abs(figure);
    a.unit = *m.measure;
    a.kind = AmountKind::headcount;
    return a;
  }
  a.min = a.max = std::round(std::abs(figure) * m.scale * 100) / 100;
  a.kind = signed_kind(m.kind, figure < 0, t.any_minus);
  a.negative = figure < 0 && a.kind == AmountKind::result;
  a.period = m.period;
  return a;
}

/// The same figure earlier in the row ("7,5  7,5  7,5") is told once.
bool told_in_row(const Amounts& out, std::size_t row_begin, const Amount& a) {
  return std::any_of(out.facts.begin() + static_cast<std::ptrdiff_t>(row_begin), out.facts.end(),
                     [&](const Amount& o) {
                       return o.min == a.min && o.kind == a.kind && o.period == a.period &&
                              o.unit == a.unit;
                     });
}

void read_row(const View& view, const Table& t, const TableRow& row, const UnitTable& units,
              const Cues& cues, Amounts& out) {
  const auto owners = named_in_label(view, units, row.cells.front());
  const std::size_t row_begin = out.facts.size();
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    const Span cell = row.cells[i];
    const auto figure = cell_figure(view.slice(cell));
    if (!figure) continue;
    auto a = amount_of(view, t, meaning_of(t, row, i), cell, *figure);
    if (!a || told_in_row(out, row_begin, *a)) continue;
    a->status = cues.status(cell.begin);
    out.add(std::move(*a), {cues.decider(cell.begin), owners});
  }
}

/// A line within a table that names the part that follows tells what its figures are.
void enter_part(const View& view, Table& t, Span label, const FigureMeaning& whole) {
  const auto kind = kind_said(view, label);
  t.title.kind = kind ? kind : whole.kind;
}

void read_table(const View& view, Table t, const UnitTable& units, const Cues& cues, Amounts& out) {
  const FigureMeaning whole = t.title;
  bool header = true;
  std::optional<Measure> last;
  for (std::uint32_t b = t.first; b < t.last; ++b) {
    TableRow row = read_table_row(view, view.block(b));
    if (view.block(b).kind != BlockKind::table_row || row.cells.size() == 1) {
      if (b != t.first) enter_part(view, t, view.block(b).content, whole);
      continue;
    }
    header = header && !row.cells.empty() && is_header(view, row.cells);
    if (row.cells.empty() || header) continue;
    if (view.begins_with("of_these", view.lower(row.cells.front()))) row.label.measure = last;
    last = row.label.measure;
    read_row(view, t, row, units, cues, out);
  }
}

}  // namespace

void read_table_amounts(const View& view, const std::vector<Table>& tables, const UnitTable& units,
                        const Cues& cues, Amounts& out) {
  for (const Table& t : tables) {
    read_table(view, t, units, cues, out);
    check_totals(view, t, out.warnings);
  }
}

}  // namespace orgkarta::facts
