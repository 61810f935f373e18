#include "pipeline/facts/change_tables.h"

#include <algorithm>

#include "pipeline/facts/change_names.h"
#include "pipeline/facts/change_readers.h"
#include "pipeline/facts/change_rows.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

class Reader {
 public:
  Reader(const View& view, UnitTable& table, const Cues& cues, std::vector<DraftChange>& told)
      : view_(view), table_(table), cues_(cues), told_(told) {}

  void read(const std::vector<ChangeRow>& rows, const ChangeColumns& columns,
            const std::optional<std::string>& effective, bool proposal) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const ChangeRow& row = rows[i];
      const std::uint32_t at = row.before.span.begin;
      DraftChange d;
      d.change.effective = effective;
      d.change.status = cues_.status(at).value_or(proposal ? Status::proposed : Status::decided);
      d.change.evidence = {{cover(row.before.span, row.after.span), kChangeTable}};
      d.decided_by = cues_.decider(at);
      const auto& from = row.before.named;
      const bool stays = from == row.after.named || row.after.named.empty();
      if (from.empty()) {
        read_new(row, std::move(d));
      } else if (stays && !row.after.home.empty() && row.after.home != row.before.home) {
        read_moves(from, row.after.home, d);
      } else if (row.after.named.empty()) {
        read_verb(row, std::move(d));
      } else if (columns.places || columns.homes) {
        read_moves(from, row.after.named, d);
      } else if (columns.duties) {
        read_duty(row, std::move(d));
      } else {
        read_bodies(rows, i, std::move(d));
      }
    }
  }

 private:
  bool is_none(Span cell) const {
    return view_.lookup("change_cells_whole", view_.lower(cell)) == name_of(ChangeKind::create);
  }

  /// Nothing before, a body after.
  void read_new(const ChangeRow& row, DraftChange d) {
    if (row.after.named.empty() || !is_none(row.before.span)) return;
    d.change.kind = ChangeKind::create;
    tell(d, {}, row.after.named);
  }

  /// What moves, moves each by itself.
  void read_moves(const std::vector<UnitIndex>& from, const std::vector<UnitIndex>& to,
                  DraftChange d) {
    d.change.kind = ChangeKind::move;
    if (from == to) return;
    for (const UnitIndex u : from) {
      DraftChange one = d;
      tell(one, {u}, to);
    }
  }

  /// A body before; after it a verb, or nothing.
  void read_verb(const ChangeRow& row, DraftChange d) {
    const auto said = view_.first_inside("change_cells", view_.lower(row.after.span));
    const auto kind = is_none(row.after.span) ? ChangeKind::dissolve : parse_name<ChangeKind>(said);
    if (!kind) return;
    d.change.kind = *kind;
    tell(d, row.before.named, {});
  }

  /// One body answers for what another one did.
  void read_duty(const ChangeRow& row, DraftChange d) {
    if (row.before.named == row.after.named || !row.duty) return;
    d.change.kind = ChangeKind::transfer;
    d.change.subject = std::string(view_.slice(*row.duty));
    d.change.evidence.front().span = cover(d.change.evidence.front().span, *row.duty);
    tell(d, row.before.named, row.after.named);
  }

  void read_bodies(const std::vector<ChangeRow>& rows, std::size_t index, DraftChange d) {
    const auto& from = rows[index].before.named;
    const auto& to = rows[index].after.named;
    if (from == to) return;
    std::vector<UnitIndex> joined;
    for (const ChangeRow& other : rows) {
      const auto& more = other.before.named;
      if (other.after.named == to) joined.insert(joined.end(), more.begin(), more.end());
    }
    const auto kind_of = [&](UnitIndex u) { return table_.entries()[u].unit.kind; };
    if (joined.size() > 1 && to.size() == 1) {
      d.change.kind = ChangeKind::merge;
      if (joined.front() == from.front()) tell(d, joined, to);
    } else if (to.size() > 1) {
      d.change.kind = ChangeKind::split;
      tell(d, from, to);
    } else if (kind_of(to.front()) < kind_of(from.front())) {
      d.change.kind = ChangeKind::move;
      tell(d, from, to);
    } else {
      d.change.kind = ChangeKind::rename;
      const std::string name = table_.entries()[to.front()].unit.name;
      rename_unit(table_, from.front(), name, std::move(d), told_);
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
    const auto columns = change_columns(view, b);
    if (!columns) continue;
    Reader(view, table, cues, told)
        .read(change_rows(view, table, b, *columns), *columns,
              dates.value_in(view, view.block(b).content, roles), proposal);
  }
}

}  // namespace orgkarta::facts
