#include "pipeline/facts/change_rows.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/facts/plain_names.h"
#include "pipeline/facts/table_cells.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

/// Whether a header's cell is one of before ("before") or after ("after").
bool is_column(const View& view, Span cell, std::string_view side) {
  return view.first_inside("change_columns", view.lower(cell)) == side;
}

bool names_unit(const View& view, Span cell) {
  const Statement::Range range = view.mentions_in(cell);
  return std::any_of(view.found.mentions.begin() + range.first,
                     view.found.mentions.begin() + range.last,
                     [](const Mention& m) { return m.type == MentionType::unit; });
}

/// The bodies of a cell; one whose whole text is a plain name is a body of that kind, if cells are
/// said to be bodies. A short form that fills a cell is a name there: nothing was told before.
std::vector<UnitIndex> bodies_in(const View& view, UnitTable& table, Span cell, bool plain,
                                 UnitKind kind) {
  const Statement::Range range = view.mentions_in(cell);
  std::vector<UnitIndex> named = table.named_in(range);
  const Mention* first = range.first < range.last ? &view.found.mentions[range.first] : nullptr;
  if (plain && first && first->type == MentionType::unit_ref && first->span == cell) {
    const auto own = parse_name<UnitKind>(attribute(*first, "ref"));
    return {
        table.add(std::string(view.slice(cell)), own.value_or(kind), {cell, kChangeTable}, true)};
  }
  const bool whole = !named.empty() && first->span.begin == cell.begin;
  if (whole || !plain || !is_plain_name(view, cell)) return named;
  if (view.lookup("change_cells_whole", view.lower(cell))) return named;
  if (!view.first_inside("change_cells", view.lower(cell)).empty()) return named;
  return {table.add(std::string(view.slice(cell)), kind, {cell, kChangeTable}, true)};
}

/// The part of a cell before a bracket that ends it, and what the bracket holds.
std::pair<Span, std::optional<Span>> parts_of(const View& view, Span cell) {
  const std::string_view text = view.slice(cell);
  const std::size_t open = text.rfind(" (");
  if (open == std::string_view::npos || open == 0 || !text.ends_with(')')) return {cell, {}};
  const auto at = cell.begin + static_cast<std::uint32_t>(open);
  return {{cell.begin, at}, Span{at + 2, cell.end - 1}};
}

/// Reads a cell. Words that refer to the cell `above` stand for what that holds.
ChangeCell read_cell(const View& view, UnitTable& table, Span cell, bool plain, UnitKind kind,
                     const ChangeCell* above) {
  if (above && view.lookup("change_cells_whole", view.lower(cell)) == "above") {
    return {cell, above->named, above->home};
  }
  const auto [name, bracket] = parts_of(view, cell);
  ChangeCell read{cell, {}, {}};
  // An abbreviation in brackets is the body's own.
  const Mention* const home = bracket ? view.mention_at(bracket->begin) : nullptr;
  if (home && home->type == MentionType::unit)
    read.home = table.named_in(view.mentions_in(*bracket));
  read.named = bodies_in(view, table, read.home.empty() ? cell : name, plain, kind);
  return read;
}

/// A row of a body, its place and its next one. Columns that stand close together may have run into
/// one; a body that stays where it is gives nothing.
std::optional<ChangeRow> home_row(const View& view, UnitTable& table,
                                  const std::vector<Span>& cells, std::size_t body) {
  if (cells.size() < body + 2) return std::nullopt;
  const Span homes = cover(cells[body + 1], cells[std::min(body + 2, cells.size() - 1)]);
  const std::vector<UnitIndex> named = table.named_in(view.mentions_in(homes));
  if (named.size() != 2) return std::nullopt;
  std::vector<UnitIndex> bodies = bodies_in(view, table, cells[body], true, UnitKind::unit);
  if (bodies.empty()) return std::nullopt;
  return ChangeRow{{cells[body], std::move(bodies), {}}, {homes, {named.back()}, {}}};
}

/// A row's cells. A dash in the first one may have been taken for a bullet.
std::vector<Span> cells_of(const View& view, const Block& row) {
  std::vector<Span> cells = table_cells(view, row);
  if (row.kind == BlockKind::list_item) cells.insert(cells.begin(), row.marker);
  return cells;
}

bool is_row(const View& view, const Block& block) {
  if (block.kind == BlockKind::table_row) return true;
  return block.kind == BlockKind::list_item && !block.marker.empty() &&
         view.slice(block.content).find('\t') != std::string_view::npos;
}

class Rows {
 public:
  Rows(const View& view, UnitTable& table, const ChangeColumns& columns)
      : view_(view), table_(table), columns_(columns) {}

  /// Takes a block; false if the table ends before it.
  bool take(std::uint32_t block) {
    const Block& row = view_.block(block);
    if (row.kind == BlockKind::boilerplate) return true;
    if (!is_row(view_, row)) return goes_on(block) && take_more(row);
    if (change_columns(view_, block)) return false;
    const std::vector<Span> cells = cells_of(view_, row);
    if (columns_.homes) {
      if (auto read = home_row(view_, table_, cells, columns_.before - 1)) {
        rows.push_back(std::move(*read));
      }
    } else if (cells.size() >= columns_.before + 2) {
      take_row(cells);
    }
    return true;
  }

  std::vector<ChangeRow> rows;

 private:
  void take_row(const std::vector<Span>& cells) {
    const std::size_t i = columns_.before;
    const ChangeRow* const above = rows.empty() ? nullptr : &rows.back();
    ChangeRow row;
    row.before = read_cell(view_, table_, cells[i], columns_.bodies, UnitKind::unit, nullptr);
    const UnitKind kind = row.before.named.empty()
                              ? UnitKind::unit
                              : table_.entries()[row.before.named.front()].unit.kind;
    row.after = read_cell(view_, table_, cells[i + 1], columns_.bodies, kind,
                          above ? &above->after : nullptr);
    const std::size_t duty = i > 0 ? i - 1 : i + 2;
    if (columns_.duties && duty < cells.size()) row.duty = cells[duty];
    rows.push_back(std::move(row));
  }

  bool goes_on(std::uint32_t block) const {
    return block + 1 < view_.text.blocks.size() && is_row(view_, view_.block(block + 1));
  }

  /// A body alone on a line: one more that comes of the row above.
  bool take_more(const Block& line) {
    if (line.kind != BlockKind::paragraph || rows.empty()) return false;
    ChangeRow& row = rows.back();
    const Mention* const body = view_.mention_at(line.content.begin);
    if (!body || body->type != MentionType::unit || body->span != line.content) return false;
    const auto named = table_.named_in(view_.mentions_in(line.content));
    if (named.size() != 1 || row.before.named.size() != 1 || row.after.named.size() != 1)
      return false;
    row.after.named.push_back(named.front());
    row.after.span.end = line.content.end;
    return true;
  }

  const View& view_;
  UnitTable& table_;
  const ChangeColumns& columns_;
};

}  // namespace

std::optional<ChangeColumns> change_columns(const View& view, std::uint32_t block) {
  const Block& row = view.block(block);
  if (row.kind != BlockKind::table_row) return std::nullopt;
  const std::vector<Span> cells = table_cells(view, row);
  const auto says = [&](Span span) {
    return view.first_inside("change_column_bodies", view.lower(span));
  };
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const bool old_bodies = says(cells[i]) == "body" && !says(cells[i + 1]).empty();
    if (!is_column(view, cells[i], "before") && !old_bodies) continue;
    if (!is_column(view, cells[i + 1], "after") || names_unit(view, cells[i])) continue;
    ChangeColumns c;
    c.before = i;
    c.places = says(cells[i + 1]) == "place";
    c.duties = says(cells[i]) == "duty";
    if (c.duties && i == 0 && cells.size() == 2) return std::nullopt;  // no duty is named
    const bool plain = says(cells[i]).empty() && says(cells[i + 1]).empty();
    c.homes = i > 0 && says(cells[i - 1]) == "body" && (c.places || plain);
    c.bodies = !c.duties && (!says(cells[i]).empty() || !says(cells[i + 1]).empty() ||
                             (block > 0 && !says(view.block(block - 1).content).empty()));
    return c;
  }
  return std::nullopt;
}

std::vector<ChangeRow> change_rows(const View& view, UnitTable& table, std::uint32_t header,
                                   const ChangeColumns& columns) {
  Rows reader(view, table, columns);
  for (std::uint32_t b = header + 1; b < view.text.blocks.size() && reader.take(b); ++b) {
  }
  return std::move(reader.rows);
}

}  // namespace orgkarta::facts
