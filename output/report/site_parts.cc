// The files of a report that hold one thing each: a municipality, organisations, people, rows to be
// found.
#include <fmt/format.h>

#include <utility>

#include "output/municipality_told.h"
#include "output/report/hash.h"
#include "output/report/municipality_json.h"
#include "output/report/report_sql.h"
#include "output/report/rows_file.h"
#include "output/report/site_writer.h"

namespace orgkarta::output {
namespace {

/// The rows of a question, each a JSON value, as an array.
void write_array(DataFile& file, Query& row) {
  const char* before = "[";
  while (row.next()) {
    file.write(before);
    file.write(row.text(0));
    before = ",\n";
  }
  file.write(*before == '[' ? "[]" : "]");
}

}  // namespace

void SiteWriter::write_municipality(const std::string& code) {
  const std::string name = code.empty() ? "none" : code;
  std::string told;
  append_municipality(told, read_municipality(db_, code));
  DataFile file(folder_, "m/" + name);
  file.write("{\"told\":" + told);
  for (const auto& [key, sql] :
       {std::pair("heads", kMunicipalitySourcesSql), std::pair("events", kMunicipalityEventsSql),
        std::pair("savings", kMunicipalitySavingsSql)}) {
    file.write(fmt::format(",\n\"{}\":", key));
    append_rows(file, sql, code);
  }
  file.write("}");
  file.close(written_);
  for (const auto& [key, sql] : {std::pair("goals", kMunicipalityGoalsSql),
                                 std::pair("documents", kMunicipalityDocumentsSql)}) {
    DataFile more(folder_, "m/" + name + "-" + key);
    append_rows(more, sql, code);
    more.close(written_);
  }
}

/// Organisations or people, each in the file that its id says.
void SiteWriter::write_things(const char* table, const char* prefix, const char* sql) {
  std::vector<std::vector<std::string>> ids(static_cast<std::size_t>(buckets_));
  Query all(db_, fmt::format("SELECT id FROM {} ORDER BY id", table).c_str());
  all.ask();
  while (all.next()) {
    std::string id(all.text(0));
    ids[fnv1a(id) % static_cast<std::uint32_t>(buckets_)].push_back(std::move(id));
  }
  Query row(db_, sql);
  for (std::size_t bucket = 0; bucket < ids.size(); ++bucket) {
    DataFile file(folder_, prefix + std::to_string(bucket));
    file.write("[");
    bool first = true;
    for (const std::string& id : ids[bucket]) {
      row.ask(id);
      if (!row.next()) continue;
      if (!first) file.write(",\n");
      first = false;
      file.write(row.text(0));
    }
    file.write("]");
    file.close(written_);
  }
}

/// Organisations and people as rows, found by all their names.
void SiteWriter::write_entities() {
  RowsFiles rows(folder_, "e", written_);
  Query row(db_, kEntitiesSql);
  row.ask();
  while (row.next()) {
    search_.add(SearchIndex::List::entities, rows.add(row.text(0)), row.text(1));
  }
  rows.close();
}

void SiteWriter::write_goals() {
  RowsFiles rows(folder_, "g", written_);
  Query row(db_, kGoalsSql);
  row.ask();
  while (row.next()) {
    search_.add(SearchIndex::List::goals, rows.add(row.text(0)), row.text(1));
  }
  rows.close();
}

void SiteWriter::write_list(const std::string& name, const char* sql) {
  Query row(db_, sql);
  row.ask();
  DataFile file(folder_, name);
  write_array(file, row);
  file.close(written_);
}

void SiteWriter::append_rows(DataFile& file, const char* sql, const std::string& code) {
  Query row(db_, sql);
  row.ask(code);
  write_array(file, row);
}

}  // namespace orgkarta::output
