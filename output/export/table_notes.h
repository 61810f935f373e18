// What tables and columns mean, in words for people: tables.json.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

struct ColumnNote {
  std::string name;
  std::string type;         ///< string, integer, number, boolean or date
  std::string description;  ///< empty where tables.json has none
  bool required = false;    ///< no row has null or, which is the same in CSV, an empty text there
  bool code = false;        ///< a municipality's: four digits
};

struct ForeignKey {
  std::string column;
  std::string table;
  std::string to;  ///< the column there
};

struct TableNote {
  std::string name;
  std::string title;
  std::string description;
  std::string label;  ///< the column that names a row; may be empty
  std::vector<std::string> facets;
  nlohmann::ordered_json units;  ///< of columns, an object
  std::vector<ColumnNote> columns;
  std::vector<std::string> key;  ///< columns that tell its rows apart, none of them ever empty
  std::vector<ForeignKey> foreign_keys;
};

/// What tables.json says of views, an object by name: title, description, perhaps facets, fts_table
/// and fts_pk.
nlohmann::ordered_json view_notes();

/// The tables of tables.json that there are, in its order, with columns and keys as the database
/// has them. Throws as Connection does.
std::vector<TableNote> table_notes(Connection& db);

}  // namespace orgkarta::output
