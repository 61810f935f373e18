#include "output/merged_rows.h"

#include <array>
#include <system_error>
#include <vector>

#include "output/error.h"

namespace orgkarta::output {
namespace {

/// All that hangs on documents. Columns and what they refer to are the schema's affair.
constexpr std::array<const char*, 13> kTables = {"documents", "individual_parts",
                                                 "units",     "unit_names",
                                                 "people",    "posts",
                                                 "goals",     "dates",
                                                 "amounts",   "amount_units",
                                                 "changes",   "change_units",
                                                 "evidence"};

/// Those whose ids are numbers.
constexpr std::array<const char*, 9> kNumbered = {
    "documents", "units", "people", "posts", "goals", "dates", "amounts", "changes", "evidence"};

constexpr const char* kRules =
    "INSERT INTO main.municipalities SELECT code, name FROM part.municipalities WHERE code NOT IN"
    " (SELECT code FROM main.municipalities) ORDER BY rowid;"
    // Rules that are part of the program have their rows since they were first needed.
    "INSERT INTO main.rules SELECT (SELECT max(id) FROM main.rules) + row_number() OVER"
    " (ORDER BY id), name, gives, file, line FROM part.rules WHERE name NOT IN"
    " (SELECT name FROM main.rules);"
    "DELETE FROM temp.rule_of;"
    "INSERT INTO temp.rule_of SELECT p.id, m.id FROM part.rules p JOIN main.rules m"
    " ON m.name = p.name";

/// A name for SQLite by which a file is opened to be read alone.
std::string read_only_address(const std::filesystem::path& file) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "/-_.~";
  std::string out = "file://";
  for (const char c : std::filesystem::absolute(file).string()) {
    const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (letter || kPlain.find(c) != kPlain.npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out + "?mode=ro";
}

/// Which table each column of a table refers to.
std::map<std::string, std::string> references_of(Connection& db, const std::string& table) {
  Query keys(db, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)");
  keys.ask(std::string_view(table));
  std::map<std::string, std::string> out;
  while (keys.next()) out.emplace(keys.text(0), keys.text(1));
  return out;
}

std::vector<std::string> columns_of(Connection& db, const std::string& table) {
  Query columns(db, "SELECT name FROM pragma_table_info(?1) ORDER BY cid");
  columns.ask(std::string_view(table));
  std::vector<std::string> out;
  while (columns.next()) out.emplace_back(columns.text(0));
  return out;
}

std::string plus(const std::string& column, std::int64_t offset) {
  return "\"" + column + "\" + " + std::to_string(offset);
}

/// The fact that a passage states has its id in the table of its kind.
std::string fact_column(const std::map<std::string, std::int64_t>& offsets) {
  std::string out = "fact_id + CASE kind";
  for (const char* kind : {"unit", "post", "goal", "date", "amount", "change"}) {
    const std::int64_t offset = offsets.at(std::string(kind) + "s");
    out += " WHEN '" + std::string(kind) + "' THEN " + std::to_string(offset);
  }
  return out + " END";
}

/// Which rows hang on documents that are left out: by their document, or by the first column's row.
std::string kept_rows(const std::vector<std::string>& columns, const std::string& table,
                      const std::map<std::string, std::string>& references) {
  constexpr const char* kGone = "(SELECT id FROM temp.gone)";
  if (table == "documents") return std::string(" WHERE id NOT IN ") + kGone;
  if (references.contains("document")) return std::string(" WHERE document NOT IN ") + kGone;
  const std::string& owner = columns.front();
  return " WHERE \"" + owner + "\" NOT IN (SELECT id FROM part." + references.at(owner) +
         " WHERE document IN " + kGone + ")";
}

}  // namespace

MergedRows::MergedRows(Connection& db) : db_(db) {
  db_.script(
      "CREATE TEMP TABLE rule_of (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);"
      "CREATE TEMP TABLE gone (id INTEGER PRIMARY KEY);"
      "CREATE TEMP TABLE left_out (part INTEGER, path TEXT, PRIMARY KEY (part, path))"
      " WITHOUT ROWID");
}

void MergedRows::leave_out(std::int64_t part, std::string_view path) {
  Statement(db_, "INSERT INTO temp.left_out VALUES (?1, ?2)").run(part, path);
}

MergedRows::Offsets MergedRows::offsets() {
  Offsets out;
  for (const char* table : kNumbered) {
    Query last(db_, ("SELECT coalesce(max(id), 0) FROM main." + std::string(table)).c_str());
    last.next();
    out.emplace(table, last.integer(0));
  }
  return out;
}

std::string MergedRows::copy(const std::string& table, const Offsets& offsets) {
  const auto references = references_of(db_, table);
  const std::vector<std::string> columns = columns_of(db_, table);
  std::string values;
  for (const std::string& column : columns) {
    if (!values.empty()) values += ", ";
    const auto refers = references.find(column);
    if (table == "evidence" && column == "fact_id") {
      values += fact_column(offsets);
    } else if (column == "id") {
      values += plus(column, offsets.at(table));
    } else if (refers == references.end() || refers->second == "municipalities") {
      values += "\"" + column + "\"";
    } else if (refers->second == "rules") {
      values += "(SELECT new FROM temp.rule_of WHERE old = \"" + column + "\")";
    } else {
      values += plus(column, offsets.at(refers->second));
    }
  }
  return "INSERT INTO main." + table + " SELECT " + values + " FROM part." + table +
         (some_left_out_ ? kept_rows(columns, table, references) : std::string());
}

void MergedRows::prepare(std::int64_t part) {
  db_.script(kRules);
  db_.script("DELETE FROM temp.gone");
  Statement(db_,
            "INSERT INTO temp.gone SELECT d.id FROM temp.left_out l JOIN part.documents d"
            " ON d.path = l.path WHERE l.part = ?1")
      .run(part);
  some_left_out_ = db_.value("SELECT count(*) FROM temp.gone") != "0";
}

void MergedRows::take(std::int64_t part, const std::filesystem::path& database) {
  Statement(db_, "ATTACH ?1 AS part").run(read_only_address(database));
  db_.script("BEGIN");
  prepare(part);
  const Offsets offsets = this->offsets();
  for (const char* table : kTables) db_.script(copy(table, offsets).c_str());
  db_.script("COMMIT; DETACH part");
}

}  // namespace orgkarta::output
