#include "output/export/csv_selection.h"

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
      {"individual_parts", {"document", "documents"}},
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

const ForeignKey* key_of(const TableNote& table, const ColumnNote& column) {
  for (const ForeignKey& key : table.foreign_keys) {
    if (key.column == column.name) return &key;
  }
  return nullptr;
}

}  // namespace

bool left_out(const TableNote& table, const ColumnNote& column) {
  return table.name == "documents" && column.name == "text";
}

CsvSelection::CsvSelection(const std::vector<TableNote>& tables) {
  for (const TableNote& table : tables) tables_[table.name] = &table;
}

std::string CsvSelection::sql(const TableNote& table) const {
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

std::string CsvSelection::leads_to_a_row(const ForeignKey& key) const {
  return quoted(key.column) + " IN (SELECT " + quoted(key.to) + " FROM " + key.table + " WHERE " +
         rows(*tables_.at(key.table)) + ")";
}

std::string CsvSelection::rows(const TableNote& table) const {
  std::string out = condition(table.name);
  for (const ColumnNote& column : table.columns) {
    const ForeignKey* key = key_of(table, column);
    if (key != nullptr && column.required) out += " AND " + leads_to_a_row(*key);
  }
  return out;
}

std::string CsvSelection::cell(const TableNote& table, const ColumnNote& column) const {
  const ForeignKey* key = key_of(table, column);
  if (key == nullptr || column.required) return quoted(column.name);
  return "iif(?1 = '' OR " + leads_to_a_row(*key) + ", " + quoted(column.name) + ", NULL)";
}

}  // namespace orgkarta::output
