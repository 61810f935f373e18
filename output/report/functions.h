// What the SQL of reports may call beside SQLite's own functions.
#pragma once

#include "output/report/documents.h"
#include "output/sqlite.h"

namespace orgkarta::output {

/// While it lives, the connection knows, of a document's row:
///   report_key(ROW)                   its key
///   report_day(ROW)                   the day on which it speaks, null if it has none
///   report_telling(ROW, FACT, QUOTE)  a JSON array of key, fact, quote, day and title; null if it
///   has no text
/// and report_event(ID), the JSON of sql/event.sql, null if there is no such event.
class ReportFunctions {
 public:
  ReportFunctions(Connection& db, const ReportDocuments& documents);
  ~ReportFunctions();
  ReportFunctions(const ReportFunctions&) = delete;
  ReportFunctions& operator=(const ReportFunctions&) = delete;

  const ReportDocuments& documents() const { return documents_; }
  Query& event() { return event_; }

 private:
  Connection& db_;
  const ReportDocuments& documents_;
  Query event_;
};

}  // namespace orgkarta::output
