// A file of CSV for each table, and a Frictionless data package that describes them.
#include <map>
#include <string>
#include <vector>

#include "output/export/csv_cell.h"
#include "output/export/json_file.h"
#include "output/export/table_notes.h"
#include "output/export/valid_text.h"
#include "output/export/writers.h"

namespace orgkarta::output {
namespace {

/// How a table's rows belong to a municipality: a column of it leads to a table of which that is
/// known. An empty table: the column is the code itself.
struct Belongs {
  const char* column;
  const char* table;
};

const std::map<std::string, Belongs>& belonging() {
  static const std::map<std::string, Belongs> all = {
      {"organisations", {"municipality", ""}},
      {"persons", {"municipality", ""}},
      {"events", {"municipality", ""}},
      {"statements", {"municipality", ""}},
      {"conflicts", {"municipality", ""}},
      {"documents", {"municipality", ""}},
      {"forgotten", {"municipality", ""}},
      {"municipalities", {"code", ""}},
      {"organisation_names", {"organisation", "organisations"}},
      {"organisation_parents", {"organisation", "organisations"}},
      {"organisation_predecessors", {"organisation", "organisations"}},
      {"organisation_units", {"organisation", "organisations"}},
      {"memberships", {"person", "persons"}},
      {"membership_posts", {"membership", "memberships"}},
      {"event_organisations", {"event", "events"}},
      {"event_changes", {"event", "events"}},
      {"statement_amounts", {"statement", "statements"}},
      {"statement_goals", {"statement", "statements"}},
      {"units", {"document", "documents"}},
      {"unit_names", {"unit", "units"}},
      {"people", {"document", "documents"}},
      {"posts", {"document", "documents"}},
      {"goals", {"document", "documents"}},
      {"dates", {"document", "documents"}},
      {"amounts", {"document", "documents"}},
      {"amount_units", {"amount", "amounts"}},
      {"changes", {"document", "documents"}},
      {"change_units", {"change", "changes"}},
      {"evidence", {"document", "documents"}},
      {"corrections",
       {"coalesce((SELECT document FROM units WHERE id = coalesce(unit_a, unit_b)),"
        " (SELECT document FROM posts WHERE id = coalesce(post_a, post_b)))",
        "documents"}},
  };
  return all;
}

/// The condition that a row is of ?1; what is of none (rules) is always there.
std::string condition(const std::string& table) {
  const auto found = belonging().find(table);
  if (found == belonging().end()) return "1";
  const auto& [column, above] = found->second;
  if (*above == '\0') return std::string(column) + " = ?1";
  return std::string(column) + " IN (SELECT id FROM " + above + " WHERE " + condition(above) + ")";
}

std::string quoted(const std::string& name) { return '"' + name + '"'; }

/// The texts of documents are too large for cells.
bool left_out(const TableNote& table, const ColumnNote& column) {
  return table.name == "documents" && column.name == "text";
}

/// Which rows and cells there are of one municipality: no reference leads to a row that is not.
class Selection {
 public:
  explicit Selection(const std::vector<TableNote>& tables) {
    for (const TableNote& table : tables) tables_[table.name] = &table;
  }

  std::string sql(const TableNote& table) const {
    std::string columns;
    for (const ColumnNote& column : table.columns) {
      if (left_out(table, column)) continue;
      columns += (columns.empty() ? "" : ", ") + cell(table, column);
    }
    std::string order;
    for (const std::string& key : table.key) order += (order.empty() ? "" : ", ") + quoted(key);
    return "SELECT " + columns + " FROM " + table.name + " WHERE ?1 = '' OR (" + rows(table) +
           ") ORDER BY " + order;
  }

 private:
  static const ForeignKey* key_of(const TableNote& table, const ColumnNote& column) {
    for (const ForeignKey& key : table.foreign_keys) {
      if (key.column == column.name) return &key;
    }
    return nullptr;
  }

  std::string leads_to_a_row(const ForeignKey& key) const {
    return quoted(key.column) + " IN (SELECT " + quoted(key.to) + " FROM " + key.table + " WHERE " +
           rows(*tables_.at(key.table)) + ")";
  }

  /// What leads to another municipality is left out: the row where it must be there, else the cell.
  std::string rows(const TableNote& table) const {
    std::string out = condition(table.name);
    for (const ColumnNote& column : table.columns) {
      const ForeignKey* key = key_of(table, column);
      if (key != nullptr && column.required) out += " AND " + leads_to_a_row(*key);
    }
    return out;
  }

  std::string cell(const TableNote& table, const ColumnNote& column) const {
    const ForeignKey* key = key_of(table, column);
    if (key == nullptr || column.required) return quoted(column.name);
    return "iif(?1 = '' OR " + leads_to_a_row(*key) + ", " + quoted(column.name) + ", NULL)";
  }

  std::map<std::string, const TableNote*> tables_;
};

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
    const Selection selection(tables);
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
