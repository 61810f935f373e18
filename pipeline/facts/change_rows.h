// Tables that set what is beside what will be, row by row.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/facts/units.h"
#include "pipeline/facts/view.h"

namespace orgkarta::facts {

/// The rule that facts from such tables are told by.
inline constexpr std::string_view kChangeTable = "structure-change-table";

/// Which two columns of a table set what is beside what will be, and how they are to be read.
struct ChangeColumns {
  std::size_t before = 0;  ///< that of what will be stands behind it
  bool places = false;     ///< what will be is where a body belongs
  bool bodies = false;     ///< header or heading say that the cells are bodies
  bool homes = false;      ///< body, where it belongs, where it will belong: a column each
  bool duties = false;     ///< who answers for what another column tells
};

/// What a cell of such a table holds: "Unit B (office C)", "– (office C)", "as above".
struct ChangeCell {
  Span span;                     ///< the whole cell
  std::vector<UnitIndex> named;  ///< the bodies, without those in brackets
  std::vector<UnitIndex> home;   ///< those in brackets: where they belong
};

struct ChangeRow {
  ChangeCell before, after;
  std::optional<Span> duty = {};  ///< in a table of duties, the cell that tells which
};

/// The columns that a header tells of; empty if a block is no such header.
std::optional<ChangeColumns> change_columns(const View& view, std::uint32_t block);

/// The rows under a header, up to the next one or the table's end. A body that stands alone on a
/// line is one more that comes of the row above. May add bodies to the table.
std::vector<ChangeRow> change_rows(const View& view, UnitTable& table, std::uint32_t header,
                                   const ChangeColumns& columns);

}  // namespace orgkarta::facts
