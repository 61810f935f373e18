#include "pipeline/facts/table_amounts.h"

#include <algorithm>
#include <cmath>

#include "pipeline/facts/amount_headings.h"
#include "pipeline/facts/amount_owners.h"
#include "pipeline/facts/table_totals.h"

namespace orgkarta::facts {
namespace {

// No municipality has so many crowns: columns have run together in a way that does not tell where.
constexpr double kMost = 1e12;

bool is_staff(const FigureMeaning& m) {
  return m.measure == Measure::people || m.measure == Measure::fte;
}

/// A bare figure in a row whose label says that it tells a share ("Sick leave, %").
std::optional<Amount> share_of(const View& view, const TableRow& row, Span cell, double figure) {
  constexpr double kMostPercent = 1000;
  if (row.label.measure != Measure::percent || figure == 0 || std::abs(figure) > kMostPercent) {
    return std::nullopt;
  }
  Amount a;
  a.text = std::string(view.slice(cell));
  a.unit = Measure::percent;
  a.min = a.max = std::abs(figure);
  a.kind = AmountKind::other;
  a.negative = figure < 0;
  a.evidence = {{cell, kTableAmountRule}};
  return a;
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
  if (*a.max > kMost) return std::nullopt;
  const bool budget = t.title.kind == AmountKind::budget;
  // A list of savings that takes off a cost: what has no sign is saved.
  const bool saved = m.kind == AmountKind::saving && t.mostly_plus;
  a.kind = signed_kind(m.kind, saved ? figure > 0 : figure < 0, t.any_minus,
                       budget ? AmountKind::budget : AmountKind::cost);
  if (a.kind == AmountKind::other) return std::nullopt;  // neither its table nor its row says
  a.negative = figure < 0 && a.kind == AmountKind::result;
  a.period = m.period;
  return a;
}

/// What is aimed at: "at least 90" in a row of percent or of a count.
std::optional<Amount> goal_of(const View& view, const TableRow& row, const FigureMeaning& m,
                              Span cell) {
  const bool counts = m.measure == Measure::percent || m.measure == Measure::count;
  const std::string_view text = view.lower(cell);
  if (!m.goal || !counts || is_percent(text)) return std::nullopt;  // a mention, read as such
  const Lexicon::Entry* bound = nullptr;
  if (const auto it = view.lexicons.find("bounds"); it != view.lexicons.end()) {
    for (const Lexicon::Entry& e : it->second.entries) {
      if (text.starts_with(e.form) && (!bound || e.form.size() > bound->form.size())) bound = &e;
    }
  }
  std::string_view rest = text.substr(bound ? bound->form.size() : 0);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  if (rest.find_first_not_of("0123456789 ,") != std::string_view::npos) return std::nullopt;
  while (rest.ends_with(' ')) rest.remove_suffix(1);
  const auto figure = cell_figure(rest);
  if (!figure) return std::nullopt;
  Amount a;
  a.text = std::string(view.slice(cell));
  a.unit = *m.measure;
  a.kind = AmountKind::target;
  if (!bound || bound->value == "min") a.min = *figure;
  if (!bound || bound->value == "max") a.max = *figure;
  if (a.unit == Measure::count) a.unit_text = std::string(view.slice(row.cells.front()));
  a.evidence = {{cell, kTableAmountRule}};
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
  // What was reached stands beside what is aimed at, and is no fact of its own.
  const bool aims = std::any_of(t.columns.begin(), t.columns.end(),
                                [](const FigureMeaning& column) { return column.goal; });
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    const Span cell = row.cells[i];
    const FigureMeaning meaning = meaning_of(t, row, i);
    const auto figure = cell_figure(view.slice(cell));
    auto a = goal_of(view, row, meaning, cell);
    if (!a && figure) a = amount_of(view, t, meaning, cell, *figure);
    if (!a && figure && !aims && !is_percent(view.lower(cell)))
      a = share_of(view, row, cell, *figure);
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

void read_table(const View& view, Table t, std::vector<TableRow> rows, const UnitTable& units,
                const Cues& cues, Amounts& out) {
  const FigureMeaning whole = t.title;
  bool header = true;
  std::optional<Measure> last;
  for (std::uint32_t b = t.first; b < t.last; ++b) {
    TableRow& row = rows[b - t.first];
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
    std::vector<TableRow> rows = read_rows(view, t);
    check_totals(view, t, rows, out.warnings);
    read_table(view, t, std::move(rows), units, cues, out);
  }
}

}  // namespace orgkarta::facts
