#include "pipeline/facts/change_tables.h"

#include <algorithm>

#include "pipeline/facts/change_readers.h"
#include "pipeline/facts/plain_names.h"
#include "pipeline/facts/table_cells.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-change-table";

/// One row: what stands before and after, as spans, and the bodies named there.
struct Row {
  Span before, after;
  std::vector<UnitIndex> from, to;
};

/// Whether a header's cell is one of before ("before") or after ("after").
bool is_column(const View& view, Span cell, std::string_view side) {
  const std::string_view lowered = view.lower(cell);
  return view.first_inside("change_columns", lowered) == side;
}

/// Which two columns of a table set what is beside what will be, and how they are to be read.
struct Columns {
  std::size_t before = 0;  ///< that of what will be stands behind it
  bool places = false;     ///< what will be is where a body belongs
  bool bodies = false;     ///< header or heading say that the cells are bodies
  bool homes = false;      ///< body, where it belongs, where it will belong: a column each
};

/// The columns that a header tells of; empty if it tells of no changes.
std::optional<Columns> columns_of(const View& view, std::uint32_t header) {
  const Block& row = view.block(header);
  if (row.kind != BlockKind::table_row) return std::nullopt;
  const std::vector<Span> cells = table_cells(view, row);
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const auto says = [&](Span span) {
      return view.first_inside("change_column_bodies", view.lower(span));
    };
    const bool old_bodies = says(cells[i]) == "body" && !says(cells[i + 1]).empty();
    if (!is_column(view, cells[i], "before") && !old_bodies) continue;
    if (!is_column(view, cells[i + 1], "after")) continue;
    Columns c{i, says(cells[i + 1]) == "place"};
    const bool plain = says(cells[i]).empty() && says(cells[i + 1]).empty();
    c.homes = i > 0 && says(cells[i - 1]) == "body" && (c.places || plain);
    c.bodies = !says(cells[i]).empty() || !says(cells[i + 1]).empty() ||
               (header > 0 && !says(view.block(header - 1).content).empty());
    return c;
  }
  return std::nullopt;
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
    return {table.add(std::string(view.slice(cell)), own.value_or(kind), {cell, kRule}, true)};
  }
  const bool whole = !named.empty() && first->span.begin == cell.begin;
  if (whole || !plain || !is_plain_name(view, cell)) return named;
  if (view.lookup("change_cells_whole", view.lower(cell))) return named;
  if (!view.first_inside("change_cells", view.lower(cell)).empty()) return named;
  return {table.add(std::string(view.slice(cell)), kind, {cell, kRule}, true)};
}

/// A row of a body, its place and its next one. Columns that stand close together may have run into
/// one; a body that stays where it is gives nothing.
std::optional<Row> home_row(const View& view, UnitTable& table, const std::vector<Span>& cells,
                            std::size_t body) {
  if (cells.size() < body + 2) return std::nullopt;
  const Span homes = cover(cells[body + 1], cells[std::min(body + 2, cells.size() - 1)]);
  const std::vector<UnitIndex> named = table.named_in(view.mentions_in(homes));
  if (named.size() != 2) return std::nullopt;
  return Row{cells[body],
             homes,
             bodies_in(view, table, cells[body], true, UnitKind::unit),
             {named.back()}};
}

std::vector<Row> rows_under(const View& view, UnitTable& table, std::uint32_t header,
                            const Columns& columns) {
  std::vector<Row> rows;
  for (std::uint32_t b = header + 1; b < view.text.blocks.size(); ++b) {
    if (view.block(b).kind != BlockKind::table_row || columns_of(view, b)) break;
    const std::vector<Span> cells = table_cells(view, view.block(b));
    if (columns.homes) {
      auto row = home_row(view, table, cells, columns.before - 1);
      if (row && !row->from.empty()) rows.push_back(std::move(*row));
      continue;
    }
    if (cells.size() < columns.before + 2) continue;
    Row row{cells[columns.before], cells[columns.before + 1], {}, {}};
    row.from = bodies_in(view, table, row.before, columns.bodies, UnitKind::unit);
    const UnitKind kind =
        row.from.empty() ? UnitKind::unit : table.entries()[row.from.front()].unit.kind;
    row.to = bodies_in(view, table, row.after, columns.bodies, kind);
    rows.push_back(std::move(row));
  }
  return rows;
}

class Reader {
 public:
  Reader(const View& view, UnitTable& table, const Cues& cues, std::vector<DraftChange>& told)
      : view_(view), table_(table), cues_(cues), told_(told) {}

  void read(const std::vector<Row>& rows, const Columns& columns,
            const std::optional<std::string>& effective, bool proposal) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Row& row = rows[i];
      DraftChange d;
      d.change.effective = effective;
      d.change.status =
          cues_.status(row.before.begin).value_or(proposal ? Status::proposed : Status::decided);
      d.change.evidence = {{cover(row.before, row.after), kRule}};
      d.decided_by = cues_.decider(row.before.begin);
      if (row.from.empty()) {
        read_new(row, std::move(d));
      } else if (row.to.empty()) {
        read_verb(row, std::move(d));
      } else if (columns.places || columns.homes) {
        read_moves(row, d);
      } else {
        read_bodies(rows, i, std::move(d));
      }
    }
  }

 private:
  /// Nothing before, a body after.
  void read_new(const Row& row, DraftChange d) {
    const auto said = view_.lookup("change_cells_whole", view_.lower(row.before));
    if (row.to.empty() || said.value_or("") != name_of(ChangeKind::create)) return;
    d.change.kind = ChangeKind::create;
    tell(d, {}, row.to);
  }

  /// What moves, moves each by itself.
  void read_moves(const Row& row, DraftChange d) {
    d.change.kind = ChangeKind::move;
    if (row.from == row.to) return;
    for (const UnitIndex u : row.from) {
      DraftChange one = d;
      tell(one, {u}, row.to);
    }
  }

  void read_verb(const Row& row, DraftChange d) {
    const auto kind =
        parse_name<ChangeKind>(view_.first_inside("change_cells", view_.lower(row.after)));
    if (!kind) return;
    d.change.kind = *kind;
    tell(d, row.from, {});
  }

  void read_bodies(const std::vector<Row>& rows, std::size_t index, DraftChange d) {
    const Row& row = rows[index];
    if (row.from == row.to) return;
    std::vector<UnitIndex> joined;
    for (const Row& other : rows) {
      if (other.to == row.to) joined.insert(joined.end(), other.from.begin(), other.from.end());
    }
    const auto kind_of = [&](UnitIndex u) { return table_.entries()[u].unit.kind; };
    if (joined.size() > 1 && row.to.size() == 1) {
      d.change.kind = ChangeKind::merge;
      if (joined.front() == row.from.front()) tell(d, joined, row.to);
    } else if (row.to.size() > 1) {
      d.change.kind = ChangeKind::split;
      tell(d, row.from, row.to);
    } else if (kind_of(row.to.front()) < kind_of(row.from.front())) {
      d.change.kind = ChangeKind::move;
      tell(d, row.from, row.to);
    } else {
      d.change.kind = ChangeKind::rename;
      const std::string name = table_.entries()[row.to.front()].unit.name;
      rename_unit(table_, row.from.front(), name, std::move(d), told_);
    }
  }

  void tell(DraftChange& d, const std::vector<UnitIndex>& from, const std::vector<UnitIndex>& to) {
    for (const UnitIndex u : from) d.from.emplace_back(u);
    for (const UnitIndex u : to) d.to.emplace_back(u);
    for (const UnitIndex u : from) table_.promote(u);
    for (const UnitIndex u : to) table_.promote(u);
    told_.push_back(std::move(d));
  }

  const View& view_;
  UnitTable& table_;
  const Cues& cues_;
  std::vector<DraftChange>& told_;
};

}  // namespace

void read_change_tables(const View& view, UnitTable& table, const Cues& cues, const Dates& dates,
                        bool proposal, std::vector<DraftChange>& told) {
  const auto roles = {DateRole::effective, DateRole::start, DateRole::reference, DateRole::period};
  for (std::uint32_t b = 0; b < view.text.blocks.size(); ++b) {
    const auto columns = columns_of(view, b);
    if (!columns) continue;
    Reader(view, table, cues, told)
        .read(rows_under(view, table, b, *columns), *columns,
              dates.value_in(view, view.block(b).content, roles), proposal);
  }
}

}  // namespace orgkarta::facts
