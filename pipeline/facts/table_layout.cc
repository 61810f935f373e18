#include "pipeline/facts/table_layout.h"

#include <algorithm>

#include "pipeline/facts/amount_headings.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLinesAbove = 3;    // how far above a table its unit may stand
constexpr std::size_t kLongestPart = 40;    // bytes of a line that names a part of a table
constexpr std::size_t kLongestLabel = 120;  // bytes of a label's first line

std::optional<Measure> measure_said(const View& view, Span span) {
  return parse_name<Measure>(view.first_at_edge("table_measures", view.lower(span)));
}

FigureMeaning head_of(const View& view, Span cell) {
  return {kind_said(view, cell), period_said(view, cell), measure_said(view, cell),
          view.begins_with("target_columns", view.lower(cell)), scale_said(view, cell)};
}

/// A line between two runs of rows that names the part of the table that follows.
bool names_part(const View& view, std::uint32_t block) {
  const Block& b = view.block(block);
  if (b.kind != BlockKind::paragraph && b.kind != BlockKind::heading) return false;
  const std::string_view text = view.slice(b.content);
  return text.size() <= kLongestPart &&
         text.find_first_of("0123456789.:?") == std::string_view::npos;
}

/// A line that goes on in the label of the row below it, which begins with a small letter.
bool wraps_label(const View& view, std::uint32_t block) {
  const Block& b = view.block(block);
  const std::string_view row = view.slice(view.block(block + 1).content);
  std::size_t first = 0;
  return b.kind == BlockKind::paragraph && b.content.size() <= kLongestLabel && !row.empty() &&
         unicode::is_lower(utf8::next(row, first));
}

std::uint32_t end_of_rows(const View& view, std::uint32_t first) {
  const auto count = static_cast<std::uint32_t>(view.text.blocks.size());
  while (first < count && view.block(first).kind == BlockKind::table_row) ++first;
  return first;
}

bool begins_with_header(const View& view, std::uint32_t first) {
  const auto cells = table_cells(view, view.block(first));
  return cells.size() > 1 && is_header(view, cells);
}

/// The title over a table, and what the lines just above it say.
void read_title(const View& view, Table& t) {
  std::optional<Measure> staff;
  bool titled = false;  // a sentence above the title does not speak of the table
  for (std::uint32_t up = 1; up <= std::min(kLinesAbove, t.first); ++up) {
    const Block& above = view.block(t.first - up);
    if (above.kind == BlockKind::table_row) break;
    const Span said = above.kind == BlockKind::heading ? above.content : last_sentence(view, above);
    if (t.title.scale == 0) t.title.scale = scale_said(view, said);
    if (!t.title.kind) t.title.kind = kind_said(view, said);
    if (!t.title.period && !titled) t.title.period = period_said(view, said);
    titled |= !view.slice(said).ends_with('.') && (t.title.kind || t.title.scale != 0);
    if (!staff) {
      staff = parse_name<Measure>(view.first_at_edge("staff_headings", view.lower(said)));
    }
    if (above.kind == BlockKind::heading) break;
  }
  const auto under = t.last;
  if (t.title.scale == 0 && under < view.text.blocks.size()) {
    const Block& below = view.block(under);
    if (below.content.size() <= kLongestPart) t.title.scale = scale_said(view, below.content);
  }
  if (t.title.scale == 0 && t.last > t.first + 1) {  // "Net, thousands" in the last row
    const auto cells = table_cells(view, view.block(t.last - 1));
    if (!cells.empty()) t.title.scale = scale_said(view, cells.front());
  }
  if (t.title.scale == 0) t.title.measure = staff;
}

/// Heads that ran into one cell ("Budget Forecast Deviation"), each from the word that says a kind,
/// if there are then as many as the rows below have cells.
std::vector<Span> parted_heads(const View& view, std::vector<Span> heads, std::size_t cells) {
  if (heads.size() >= cells || heads.size() != 2) return heads;
  const Span last = heads.back();
  const std::string_view text = view.slice(last);
  std::vector<Span> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const Span word{last.begin + static_cast<std::uint32_t>(begin),
                    last.begin + static_cast<std::uint32_t>(end)};
    if (parts.empty() || kind_said(view, word)) parts.push_back(word);
    parts.back().end = word.end;
    begin = end + 1;
  }
  if (parts.size() + 1 != cells) return heads;
  heads.back() = parts.front();
  heads.insert(heads.end(), parts.begin() + 1, parts.end());
  return heads;
}

/// How many cells the first row of figures behind row `b` has; 0 if there is none near it.
std::size_t cells_below(const View& view, std::uint32_t b) {
  const auto count = static_cast<std::uint32_t>(view.text.blocks.size());
  for (std::uint32_t next = b + 1; next < count && next - b <= kLinesAbove; ++next) {
    if (view.block(next).kind != BlockKind::table_row) continue;
    const TableRow row = read_table_row(view, view.block(next));
    if (!row.cells.empty() && !is_header(view, row.cells)) return row.cells.size();
  }
  return 0;
}

/// The columns of the first rows that hold no figure; what the first does not say, the next may.
void read_columns(const View& view, Table& t) {
  for (std::uint32_t b = t.first; b < t.last; ++b) {
    const auto cells = table_cells(view, view.block(b));
    if (cells.empty() || !is_header(view, cells)) return;
    std::vector<FigureMeaning> heads;
    const bool few = cells.size() == 2;
    for (const Span cell : few ? parted_heads(view, cells, cells_below(view, b)) : cells) {
      heads.push_back(head_of(view, cell));
    }
    for (const FigureMeaning& h : heads) {
      if (t.title.scale == 0) t.title.scale = h.scale;
      if (!t.title.kind && h.kind == AmountKind::saving) t.title.kind = h.kind;
    }
    const bool says = std::any_of(t.columns.begin(), t.columns.end(),
                                  [](const FigureMeaning& c) { return c.kind || c.measure; });
    if (!says) t.columns = std::move(heads);
    // A kind over the labels alone is that of the whole table.
    const bool alone = std::none_of(t.columns.begin() + 1, t.columns.end(),
                                    [](const FigureMeaning& c) { return c.kind.has_value(); });
    if (!t.title.kind && alone) t.title.kind = t.columns.front().kind;
  }
}

void count_signs(const View& view, Table& t) {
  std::size_t minus = 0;
  std::size_t plus = 0;
  for (std::uint32_t b = t.first; b < t.last; ++b) {
    if (view.block(b).kind != BlockKind::table_row) continue;
    for (const Span cell : table_cells(view, view.block(b))) {
      const std::string_view text = view.slice(cell);
      const auto figure = cell_figure(text);
      if (figure) ++(*figure < 0 ? minus : plus);
    }
  }
  t.any_minus = minus > 0;
  t.mostly_plus = plus > minus;
}

/// Where the columns' heads stand for a row of so many cells: a head over the labels may be left
/// out, and a label may have run into its figure.
std::size_t column_of(const Table& t, std::size_t cells, std::size_t cell) {
  if (t.columns.size() + 1 == cells) return cell - 1;
  return cell;
}

}  // namespace

std::vector<Table> read_tables(const View& view, const std::string& title) {
  const auto of_document =
      parse_name<AmountKind>(view.first_at_edge("amount_headings", unicode::lower(title)));
  std::vector<Table> tables;
  const auto count = static_cast<std::uint32_t>(view.text.blocks.size());
  for (std::uint32_t b = 0; b < count; ++b) {
    if (view.block(b).kind != BlockKind::table_row) continue;
    Table t;
    t.first = b;
    t.last = end_of_rows(view, b);
    read_title(view, t);
    read_columns(view, t);
    while (t.last + 1 < count && (names_part(view, t.last) || wraps_label(view, t.last)) &&
           view.block(t.last + 1).kind == BlockKind::table_row &&
           !begins_with_header(view, t.last + 1)) {
      t.last = end_of_rows(view, t.last + 1);
    }
    if (!t.title.kind && of_document == AmountKind::budget) t.title.kind = of_document;
    count_signs(view, t);
    b = t.last - 1;
    tables.push_back(std::move(t));
  }
  return tables;
}

TableRow read_table_row(const View& view, const Block& row) {
  TableRow r;
  for (const Span cell : table_cells(view, row)) {
    if (r.cells.empty() || view.slice(cell).find(' ') == std::string_view::npos) {
      r.cells.push_back(cell);
      continue;
    }
    const auto parts = figures_in(view, cell);
    r.cells.insert(r.cells.end(), parts.begin(), parts.end());
  }
  if (r.cells.empty()) return r;
  const Span label = r.cells.front();
  r.label.kind = kind_said(view, label);
  r.label.period = period_said(view, label);
  r.label.scale = scale_said(view, row.content);
  const std::string_view lowered = view.lower(label);
  if (view.lookup("count_words", lowered.substr(0, lowered.find(' ')))) {
    r.label.measure = measure_said(view, label);
  } else if (parse_name<Measure>(view.first_at_edge("table_measures", lowered)) ==
             Measure::percent) {
    r.label.measure = Measure::percent;
  }
  return r;
}

std::vector<TableRow> read_rows(const View& view, const Table& table) {
  std::vector<TableRow> rows;
  rows.reserve(table.last - table.first);
  for (std::uint32_t b = table.first; b < table.last; ++b) {
    rows.push_back(read_table_row(view, view.block(b)));
    TableRow& row = rows.back();
    // The label stands on the line before, where it filled its column.
    const bool alone = b > table.first && row.cells.size() + 1 == table.columns.size() &&
                       cell_figure(view.slice(row.cells.front())) && names_part(view, b - 1);
    if (alone) row.cells.insert(row.cells.begin(), view.block(b - 1).content);
  }
  return rows;
}

FigureMeaning meaning_of(const Table& table, const TableRow& row, std::size_t cell) {
  const std::size_t at = column_of(table, row.cells.size(), cell);
  const FigureMeaning column = at < table.columns.size() ? table.columns[at] : FigureMeaning{};
  FigureMeaning m = row.label;
  if (!m.kind || (*m.kind == AmountKind::cost && column.kind)) {
    m.kind = column.kind ? column.kind : m.kind;
  }
  if (!m.kind || (*m.kind == AmountKind::effect && table.title.kind == AmountKind::saving)) {
    m.kind = table.title.kind;
  }
  if (!m.period) m.period = column.period;
  if (!m.period) m.period = table.title.period;
  if (!m.measure) m.measure = column.measure;
  m.goal = column.goal;
  const bool money = table.title.scale > 0 || m.scale > 0;  // a row may give its own unit
  if (!m.measure && !money) m.measure = table.title.measure;
  if (column.scale > 0) m.scale = column.scale;
  if (m.scale == 0) m.scale = table.title.scale;
  return m;
}

AmountKind signed_kind(std::optional<AmountKind> said, bool minus, bool signed_figures,
                       AmountKind more) {
  const bool effects = !said || *said == AmountKind::saving || *said == AmountKind::effect;
  if (!effects || !signed_figures) return said.value_or(AmountKind::other);
  return minus ? AmountKind::saving : more;
}

}  // namespace orgkarta::facts
