// A file of CSV for each table, and a Frictionless data package that describes them.
#include <string>
#include <vector>

#include "output/export/csv_cell.h"
#include "output/export/csv_selection.h"
#include "output/export/json_file.h"
#include "output/export/table_notes.h"
#include "output/export/valid_text.h"
#include "output/export/writers.h"

namespace orgkarta::output {
namespace {

Json field_of(const ColumnNote& column) {
  Json out = {{"name", column.name}, {"type", column.type}, {"description", column.description}};
  if (column.type == "boolean") {
    out["trueValues"] = {"1"};
    out["falseValues"] = {"0"};
  }
  Json constraints = Json::object();
  if (column.required) constraints["required"] = true;
  if (column.code) constraints["pattern"] = "^[0-9]{4}$";
  if (!constraints.empty()) out["constraints"] = std::move(constraints);
  return out;
}

Json schema_of(const TableNote& table) {
  Json fields = Json::array();
  for (const ColumnNote& column : table.columns) {
    if (!left_out(table, column)) fields.push_back(field_of(column));
  }
  Json out = {{"fields", fields}, {"primaryKey", table.key}};
  Json keys = Json::array();
  for (const ForeignKey& key : table.foreign_keys) {
    Json to = {{"fields", {key.to}}};
    if (key.table != table.name) to["resource"] = key.table;  // without it: this table
    keys.push_back({{"fields", {key.column}}, {"reference", std::move(to)}});
  }
  if (!keys.empty()) out["foreignKeys"] = std::move(keys);
  out["missingValues"] = {""};
  return out;
}

Json resource_of(const TableNote& table, std::int64_t bytes) {
  return {{"name", table.name},
          {"type", "table"},
          {"path", table.name + ".csv"},
          {"title", table.title},
          {"description", table.description},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"bytes", bytes},
          {"schema", schema_of(table)}};
}

class Package {
 public:
  Package(Connection& db, const ExportSettings& settings, ExportFolder& out)
      : db_(db), settings_(settings), out_(out) {}

  Counts write() {
    Json resources = Json::array();
    const std::vector<TableNote> tables = table_notes(db_);
    const CsvSelection selection(tables);
    for (const TableNote& table : tables) {
      bytes_ = 0;
      counts_.push_back({table.name, write_table(table, selection.sql(table))});
      resources.push_back(resource_of(table, bytes_));
    }
    write_descriptor(std::move(resources));
    return counts_;
  }

 private:
  std::int64_t write_table(const TableNote& table, const std::string& sql) {
    AtomicFile& file = out_.add(table.name + ".csv");
    std::string line;
    for (const ColumnNote& column : table.columns) {
      if (left_out(table, column)) continue;
      if (!line.empty()) line += ',';
      line += column.name;
    }
    end_line(file, line);
    Query row(db_, sql.c_str());
    row.ask(settings_.municipality);
    std::int64_t count = 0;
    for (; row.next(); ++count) {
      line.clear();
      append_row(table, row, line);
      end_line(file, line);
    }
    return count;
  }

  void append_row(const TableNote& table, const Query& row, std::string& line) {
    int index = 0;
    for (const ColumnNote& column : table.columns) {
      if (left_out(table, column)) continue;
      if (index > 0) line += ',';
      append_value(column, row, index++, line);
    }
  }

  /// Numbers are no formulas, though some begin with a minus.
  void append_value(const ColumnNote& column, const Query& row, int index, std::string& line) {
    if (row.null(index)) return;
    const std::string cell = valid_text(row.text(index));
    const bool text = column.type == "string" || column.type == "date";
    append_cell(line, text && settings_.safe_csv ? defused(cell) : cell);
  }

  void end_line(AtomicFile& file, std::string& line) {
    line += "\r\n";
    bytes_ += static_cast<std::int64_t>(line.size());
    file.write(line);
  }

  void write_descriptor(Json resources) {
    Json sources = Json::array();
    sources.push_back(
        {{"title", "orgkarta.db, made by orgkarta " + db_.value("SELECT value FROM properties"
                                                                " WHERE name = 'version'")}});
    Json package = {
        {"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
        {"name", "orgkarta"},
        {"title", "Municipal organisations, people, goals, sums and changes"},
        {"description",
         "Facts found in municipal documents in Swedish, each with the passage that states it, and "
         "the registry of what the documents say together. README.md tells more."},
        {"sources", std::move(sources)},
        {"resources", std::move(resources)}};
    if (!settings_.license.empty()) {
      const Json license = {{"name", settings_.license},
                            {"path", license_address(settings_.license)}};
      package["licenses"] = Json::array({license});
    }
    out_.add("datapackage.json")
        .write(package.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
  }

  Connection& db_;
  const ExportSettings& settings_;
  ExportFolder& out_;
  Counts counts_;
  std::int64_t bytes_ = 0;
};

}  // namespace

Counts write_csv(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  return Package(db, settings, out).write();
}

}  // namespace orgkarta::output
