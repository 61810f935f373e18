#include "pipeline/facts/table_amounts.h"

#include <algorithm>

#include "pipeline/facts/numbers.h"
#include "pipeline/facts/table_cells.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLinesAbove = 3;  // how far above a table its unit may stand

/// A table's rows as blocks [first, last), what its figures are multiplied with, and its heading.
struct Table {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double scale = 0;
  std::optional<AmountKind> kind;
};

/// The multiple that a unit of money in the text stands for; 0 if none is named.
double scale_in(const View& view, Span span) {
  std::string lowered = view.lower(span);
  for (char& c : lowered) {
    if (c == '(' || c == ')' || c == ',' || c == '.' || c == '\t' || c == ':') c = ' ';
  }
  std::size_t i = 0;
  while (i < lowered.size()) {
    const std::size_t end = std::min(lowered.find(' ', i), lowered.size());
    const std::string_view word = std::string_view(lowered).substr(i, end - i);
    auto value = view.lookup("currencies", word);
    if (!value) value = view.lookup("table_scales", word);
    if (value) return parse_number(*value).value_or(0);
    i = end + 1;
  }
  return 0;
}

std::optional<AmountKind> kind_in(const View& view, Span span) {
  return parse_name<AmountKind>(view.first_inside("amount_headings", view.lower(span)));
}

Table table_at(const View& view, std::uint32_t first) {
  Table t{first, first, scale_in(view, view.block(first).content), {}};
  const auto rows = static_cast<std::uint32_t>(view.text.blocks.size());
  while (t.last < rows && view.block(t.last).kind == BlockKind::table_row) ++t.last;
  for (std::uint32_t up = 1; up <= std::min(kLinesAbove, first); ++up) {
    const Block& above = view.block(first - up);
    if (above.kind == BlockKind::table_row) break;
    if (t.scale == 0) t.scale = scale_in(view, above.content);
    if (!t.kind) t.kind = kind_in(view, above.content);
    if (above.kind == BlockKind::heading) break;
  }
  return t;
}

Amount amount_of(const View& view, const Table& t, Span cell, double figure,
                 std::optional<AmountKind> kind) {
  Amount a;
  a.text = std::string(view.slice(cell));
  a.min = a.max = std::abs(figure) * t.scale;
  a.kind = kind.value_or(AmountKind::other);
  a.negative = figure < 0 && a.kind == AmountKind::result;
  a.evidence = {{cell, kTableAmountRule}};
  return a;
}

void read_row(const View& view, const Table& t, const std::vector<Span>& header,
              const std::vector<Span>& cells, Amounts& out) {
  const auto row_kind = kind_in(view, cells.front());
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const auto figure = cell_figure(view.slice(cells[i]));
    if (!figure) continue;
    auto kind = row_kind;
    if (!kind && i < header.size()) kind = kind_in(view, header[i]);
    out.facts.push_back(amount_of(view, t, cells[i], *figure, kind ? kind : t.kind));
    out.decided_by.emplace_back();
  }
}

}  // namespace

void read_table_amounts(const View& view, Amounts& out) {
  for (std::uint32_t b = 0; b < view.text.blocks.size(); ++b) {
    if (view.block(b).kind != BlockKind::table_row) continue;
    const Table t = table_at(view, b);
    const std::vector<Span> header = table_cells(view, view.block(t.first));
    for (std::uint32_t row = t.first; t.scale > 0 && row < t.last; ++row) {
      const std::vector<Span> cells = table_cells(view, view.block(row));
      if (!cells.empty() && (row != t.first || !is_header(view, cells))) {
        read_row(view, t, header, cells, out);
      }
    }
    b = t.last - 1;
  }
}

}  // namespace orgkarta::facts
