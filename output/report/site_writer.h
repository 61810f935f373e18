// Writes the files of a report.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "output/report/data_file.h"
#include "output/report/documents.h"
#include "output/report/functions.h"
#include "output/report/report.h"
#include "output/report/search_index.h"
#include "output/sqlite.h"

namespace orgkarta::output {

/// Reads a document, an organisation, a municipality at a time; only the search index is held as a
/// whole. Which file holds what: README.md. Throws as write_report().
class SiteWriter {
 public:
  SiteWriter(Connection& db, const ReportOptions& options, std::filesystem::path folder,
             Written& written);

  void write();

 private:
  void write_pages();
  void write_site();
  void write_documents();
  void write_document_rows();
  void write_municipality(const std::string& code);
  void write_things(const char* table, const char* prefix, const char* sql);
  void write_entities();
  void write_goals();
  void write_list(const std::string& name, const char* sql);
  void append_rows(DataFile& file, const char* sql, const std::string& code);

  Connection& db_;
  const ReportOptions& options_;
  std::filesystem::path folder_;
  Written& written_;
  ReportDocuments documents_;
  ReportFunctions functions_;
  SearchIndex search_;
  std::int64_t buckets_ = 1;  ///< files that organisations are spread over, and people
};

}  // namespace orgkarta::output
