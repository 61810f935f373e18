// Which rows and cells of the tables a data package holds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "output/export/table_notes.h"

namespace orgkarta::output {

/// Whether a column is in no data package: the texts of documents are too large for cells.
bool left_out(const TableNote& table, const ColumnNote& column);

/// What there is of one municipality (?1 of the SQL; all if that is empty). No reference leads to a
/// row that is not there: a cell that would is null, and a row that must have such a cell left out.
class CsvSelection {
 public:
  /// The tables must outlive it.
  explicit CsvSelection(const std::vector<TableNote>& tables);

  /// A question for the columns that are not left out, in the order of the table's key.
  std::string sql(const TableNote& table) const;

 private:
  std::string leads_to_a_row(const ForeignKey& key) const;
  std::string rows(const TableNote& table) const;
  std::string cell(const TableNote& table, const ColumnNote& column) const;

  std::map<std::string, const TableNote*> tables_;
};

}  // namespace orgkarta::output
