#include "output/report/site_writer.h"

#include <algorithm>
#include <set>
#include <utility>

#include "output/json_object.h"
#include "output/report/assets.h"
#include "output/report/pages.h"
#include "output/report/report_sql.h"
#include "output/report/rows_file.h"

namespace orgkarta::output {
namespace {

constexpr std::int64_t kInBucket = 40;  // organisations or people in a file, on average
constexpr std::int64_t kMostBuckets = 4096;

std::int64_t count_of(Connection& db, const char* sql) {
  Query row(db, sql);
  row.ask();
  return row.next() ? row.integer(0) : 0;
}

void append_integers(JsonBuffer& out, const std::map<std::string, std::int64_t>& values) {
  char before = '{';
  for (const auto& [name, value] : values) {
    out.put(before);
    append_json_string(out, name);
    out.put(':');
    append_json_integer(out, value);
    before = ',';
  }
  out.put(values.empty() ? "{}" : "}");
}

}  // namespace

SiteWriter::SiteWriter(Connection& db, const ReportOptions& options, std::filesystem::path folder,
                       Written& written)
    : db_(db),
      options_(options),
      folder_(std::move(folder)),
      written_(written),
      documents_(db),
      functions_(db, documents_) {
  const std::int64_t most = std::max(count_of(db, "SELECT count(*) FROM organisations"),
                                     count_of(db, "SELECT count(*) FROM persons"));
  buckets_ = std::clamp<std::int64_t>(most / kInBucket, 1, kMostBuckets);
}

void SiteWriter::write() {
  write_pages();
  write_documents();
  write_document_rows();
  std::set<std::string> codes;
  for (const ReportDocument& document : documents_.all()) codes.insert(document.municipality);
  for (const std::string& code : codes) write_municipality(code);
  write_things("organisations", "o/", kOrganisationSql);
  write_things("persons", "p/", kPersonSql);
  write_list("conflicts", kConflictsSql);
  write_list("errors", kErrorsSql);
  write_entities();
  write_goals();
  search_.write(folder_, written_);
  write_site();
}

void SiteWriter::write_pages() {
  write_plain(folder_ / "orgkarta.js", kSiteScript, written_);
  write_plain(folder_ / "orgkarta.css", kSiteStyle, written_);
  for (const char* page : kPages) {
    write_plain(folder_ / (std::string(page) + ".html"), page_html(page), written_);
  }
}

void SiteWriter::write_site() {
  std::string out;
  {
    JsonBuffer json(out);
    JsonObject object(json);
    object.integer("buckets", buckets_);
    object.text_or_null("originals", options_.originals);
    append_integers(object.raw("inhabitants"), options_.inhabitants);
    Query row(db_, kSiteSql);
    row.ask();
    row.next();
    object.raw("told").put(row.text(0));
    object.close();
  }
  DataFile file(folder_, "site");
  file.write(out);
  file.close(written_);
}

void SiteWriter::write_documents() {
  Query row(db_, kDocumentSql);
  Query text(db_, "SELECT text FROM documents WHERE id = ?1");
  std::uint32_t number = 0;
  for (const ReportDocument& document : documents_.all()) {
    row.ask(document.row);
    if (!row.next()) continue;
    DataFile file(folder_, "d/" + document.key);
    file.write(row.text(0));
    file.close(written_);
    text.ask(document.row);
    text.next();
    search_.add(SearchIndex::List::documents, number, document.title);
    search_.add(SearchIndex::List::documents, number++, text.text(0));
  }
}

void SiteWriter::write_document_rows() {
  RowsFiles rows(folder_, "l", written_);
  for (const ReportDocument& document : documents_.all()) {
    std::string out = "[";
    {
      JsonBuffer json(out);
      append_json_string(json, document.key);
      for (const std::string* text : {&document.title, &document.day, &document.municipality}) {
        json.put(',');
        append_json_string(json, *text);
      }
      json.put(']');
    }
    rows.add(out);
  }
  rows.close();
}

}  // namespace orgkarta::output
