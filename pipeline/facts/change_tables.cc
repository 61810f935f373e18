#include "pipeline/facts/change_tables.h"

#include <algorithm>

#include "pipeline/facts/change_readers.h"
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

bool heads_changes(const View& view, const Block& row) {
  if (row.kind != BlockKind::table_row) return false;
  const std::vector<Span> cells = table_cells(view, row);
  return cells.size() >= 2 && is_column(view, cells[0], "before") &&
         is_column(view, cells[1], "after");
}

std::vector<Row> rows_under(const View& view, const UnitTable& table, std::uint32_t header) {
  std::vector<Row> rows;
  for (std::uint32_t b = header + 1; b < view.text.blocks.size(); ++b) {
    if (view.block(b).kind != BlockKind::table_row) break;
    const std::vector<Span> cells = table_cells(view, view.block(b));
    if (cells.size() < 2) continue;
    rows.push_back({cells[0], cells[1], table.named_in(view.mentions_in(cells[0])),
                    table.named_in(view.mentions_in(cells[1]))});
  }
  return rows;
}

class Reader {
 public:
  Reader(const View& view, UnitTable& table, const Cues& cues, std::vector<DraftChange>& told)
      : view_(view), table_(table), cues_(cues), told_(told) {}

  void read(const std::vector<Row>& rows, const std::optional<std::string>& effective,
            bool proposal) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Row& row = rows[i];
      DraftChange d;
      d.change.effective = effective;
      d.change.status =
          cues_.status(row.before.begin).value_or(proposal ? Status::proposed : Status::decided);
      d.change.evidence = {{cover(row.before, row.after), kRule}};
      d.decided_by = cues_.decider(row.before.begin);
      if (row.from.empty()) continue;
      if (row.to.empty()) {
        read_verb(row, std::move(d));
      } else {
        read_bodies(rows, i, std::move(d));
      }
    }
  }

 private:
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
    if (!heads_changes(view, view.block(b))) continue;
    Reader(view, table, cues, told)
        .read(rows_under(view, table, b), dates.value_in(view, view.block(b).content, roles),
              proposal);
  }
}

}  // namespace orgkarta::facts
