#include "output/export/table_notes.h"

#include <algorithm>
#include <map>

#include "output/export_readmes.h"

namespace orgkarta::output {
namespace {

using Json = nlohmann::ordered_json;

bool holds(const Json& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string type_of(const Json& notes, const std::string& column, std::string_view declared) {
  if (holds(notes["booleans"], column)) return "boolean";
  if (holds(notes["days"], column)) return "date";
  if (declared == "INTEGER") return "integer";
  return declared == "REAL" ? "number" : "string";
}

/// That of the table before the common one.
std::string description_of(const Json& notes, const Json& table, const std::string& column) {
  if (const Json& own = table["columns"]; own.contains(column)) return own[column];
  const Json& common = notes["columns"];
  return common.contains(column) ? common[column].get<std::string>() : std::string();
}

void read_columns(Connection& db, const Json& notes, const Json& about, TableNote& table) {
  Query row(db, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid");
  row.ask(std::string_view(table.name));
  std::map<std::int64_t, std::string> key;
  while (row.next()) {
    ColumnNote column;
    column.name = row.text(0);
    column.type = type_of(notes, column.name, row.text(1));
    column.description = description_of(notes, about, column.name);
    column.required = (row.integer(2) != 0 || row.integer(3) != 0) &&
                      !holds(notes["may_be_empty"], table.name + "." + column.name);
    column.code = column.name == "municipality" || column.name == "code";
    if (row.integer(3) != 0) key[row.integer(3)] = column.name;
    table.columns.push_back(std::move(column));
  }
  for (auto& [place, name] : key) table.key.push_back(std::move(name));
  if (about.contains("key")) table.key = about["key"].get<std::vector<std::string>>();
}

void read_foreign_keys(Connection& db, TableNote& table) {
  Query row(db, "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?1) ORDER BY 1");
  row.ask(std::string_view(table.name));
  while (row.next()) {
    table.foreign_keys.push_back(
        {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))});
  }
}

}  // namespace

Json view_notes() { return Json::parse(kTableNotes)["views"]; }

std::vector<TableNote> table_notes(Connection& db) {
  const Json notes = Json::parse(kTableNotes);
  std::vector<TableNote> out;
  for (const auto& [name, about] : notes["tables"].items()) {
    TableNote table;
    table.name = name;
    table.title = about["title"];
    table.description = about["description"];
    table.label = about.value("label", "");
    table.facets = about.value("facets", std::vector<std::string>());
    table.units = about.value("units", Json::object());
    read_columns(db, notes, about, table);
    if (table.columns.empty()) continue;  // a table of another version
    read_foreign_keys(db, table);
    out.push_back(std::move(table));
  }
  return out;
}

}  // namespace orgkarta::output
