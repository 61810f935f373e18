#include "pipeline/facts/line_amounts.h"

#include <algorithm>
#include <cmath>

#include "pipeline/facts/amount_headings.h"
#include "pipeline/facts/amount_owners.h"
#include "pipeline/facts/figure_lines.h"
#include "pipeline/facts/table_amounts.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLinesAbove = 3;    // lines over the unit's that may tell the kind
constexpr std::size_t kLongestTitle = 100;  // bytes of a line that gives the unit
constexpr double kLeast = 100;              // what is less may number a page or a line

/// Whether a figure can be no page's or line's number.
bool tells(const View& view, Span figure) {
  const std::string_view text = view.slice(figure);
  const bool sign = text.front() < '0' || text.front() > '9';
  return sign || text.find(',') != std::string_view::npos ||
         std::abs(cell_figure(text).value_or(0)) >= kLeast;
}

/// What the figures under a line are: money where it gives a unit, else staff.
FigureMeaning meaning_over(const View& view, const Block& b) {
  FigureMeaning m;
  const Span said = last_sentence(view, b);
  if (b.kind == BlockKind::table_row || b.kind == BlockKind::boilerplate) return m;
  if (view.slice(b.content).ends_with('.') || said.size() > kLongestTitle) return m;
  m.scale = scale_said(view, said);
  if (m.scale == 0) {
    m.measure = parse_name<Measure>(view.first_at_edge("staff_headings", view.lower(said)));
  }
  return m;
}

/// The kind that the unit's line says, or one of the lines over it up to their heading.
std::optional<AmountKind> kind_over(const View& view, std::uint32_t title) {
  for (std::uint32_t b = title; title - b <= kLinesAbove; --b) {
    const Block& above = view.block(b);
    if (above.kind == BlockKind::table_row) break;
    if (b != title && above.kind != BlockKind::heading && !is_line(view, above)) break;
    if (const auto kind = kind_said(view, last_sentence(view, above))) return kind;
    if (above.kind == BlockKind::heading || b == 0) break;
  }
  return std::nullopt;
}

/// The amount of a figure; empty optional if it is nothing.
std::optional<Amount> amount_of(const View& view, const FigureMeaning& m, Span figure) {
  const double value = cell_figure(view.slice(figure)).value_or(0);
  if (value == 0) return std::nullopt;
  Amount a;
  a.text = std::string(view.slice(figure));
  a.evidence = {{figure, kTableAmountRule}};
  if (m.scale == 0) {
    a.min = a.max = std::abs(value);
    a.unit = *m.measure;
    a.kind = AmountKind::headcount;
    return a;
  }
  a.min = a.max = std::round(std::abs(value) * m.scale * 100) / 100;
  a.kind = signed_kind(m.kind, value < 0, value < 0);
  if (a.kind == AmountKind::other) return std::nullopt;  // no line says what it is
  a.negative = value < 0 && a.kind == AmountKind::result;
  a.period = m.period;
  return a;
}

/// The names of columns of a table whose cells have a line each: lines of names, of which the last
/// is the first row's, then as many figures as there are columns, the next row's name, and so on.
std::vector<Span> column_names(const std::vector<Line>& lines) {
  std::vector<Span> opening;      // names before the first figure
  std::vector<std::size_t> rows;  // how many figures each row has
  for (const Line& l : lines) {
    if (!l.figures.empty() && (l.figures.size() > 1 || !l.name.empty())) return {};
    if (rows.empty() && l.figures.empty()) opening.push_back(l.name);
    if (l.figures.empty()) {
      if (!rows.empty()) rows.push_back(0);
    } else {
      if (rows.empty()) rows.push_back(0);
      ++rows.back();
    }
  }
  if (rows.size() < 2 || rows.front() < 2 || opening.size() <= rows.front()) return {};
  if (std::ranges::any_of(rows, [&](std::size_t n) { return n != rows.front(); })) return {};
  const auto last = opening.end() - 1;
  return {last - static_cast<std::ptrdiff_t>(rows.front()), last};
}

void read_lines(const View& view, Span said, const FigureMeaning& title,
                const std::vector<Line>& lines, const UnitTable& units, const Cues& cues,
                Amounts& out) {
  const std::vector<Span> columns = column_names(lines);
  const std::vector<Span> names = names_of(lines);
  std::size_t i = 0;
  std::size_t column = 0;
  Span row;
  for (const Line& l : lines) {
    if (l.figures.empty()) {
      column = 0;
      row = l.name;
      continue;
    }
    const Span name = columns.empty() ? names[i++] : row;
    FigureMeaning meaning = title;
    if (column < columns.size()) {
      meaning.kind = kind_said(view, columns[column]);
      meaning.period = period_said(view, columns[column]);
      ++column;
    } else if (const auto own = kind_said(view, name)) {
      meaning.kind = own;
    }
    for (const Span figure : l.figures) {
      auto a = amount_of(view, meaning, figure);
      if (!a) continue;
      a->status = cues.status(said.begin);
      out.add(std::move(*a), {cues.decider(said.begin), named_in_label(view, units, name)});
    }
  }
}

/// Whether lines are those of a table: two figures at least, all of which tell something; counts
/// of staff have names and are no pages, whose numbers grow.
bool is_table(const View& view, const FigureMeaning& title, const std::vector<Line>& lines) {
  std::size_t figures = 0;
  bool growing = true;
  double before = 0;
  for (const Line& l : lines) {
    for (const Span figure : l.figures) {
      const double value = cell_figure(view.slice(figure)).value_or(0);
      if (title.scale > 0 ? value != 0 && !tells(view, figure) : l.name.empty()) return false;
      growing = growing && value >= before;
      before = value;
      ++figures;
    }
  }
  return figures > 1 && (title.scale > 0 || !growing);
}

}  // namespace

void read_line_amounts(const View& view, const UnitTable& units, const Cues& cues, Amounts& out) {
  for (std::uint32_t b = 0; b + 1 < view.text.blocks.size(); ++b) {
    // Most blocks are no line of a table, which is quicker to see than what gives a unit.
    if (!line_follows(view, b)) continue;
    FigureMeaning title = meaning_over(view, view.block(b));
    if (title.scale == 0 && !title.measure) continue;
    // "Staff", and below it "Full-time equivalents by department": the nearer line counts.
    if (title.scale == 0 && meaning_over(view, view.block(b + 1)).measure) continue;
    const Lines lines = lines_from(view, b + 1);
    if (!is_table(view, title, lines.all)) continue;
    const Span said = last_sentence(view, view.block(b));
    title.kind = kind_over(view, b);
    title.period = period_said(view, said);
    read_lines(view, said, title, lines.all, units, cues, out);
    b = lines.end - 1;
  }
}

}  // namespace orgkarta::facts
