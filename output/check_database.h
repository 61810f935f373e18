// Whether a run's database is whole and agrees with itself.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "output/sqlite.h"

namespace orgkarta::output {

/// Something that does not hold.
struct Fault {
  std::string file;   ///< as it is called in the folder: "orgkarta.db"
  std::string place;  ///< a table and row, a document and fact; empty: the file as a whole
  std::string found;
  std::string expected;
};

using OnFault = std::function<void(const Fault&)>;

/// Opens DIR/orgkarta.db to be checked. Null, and told, if there is none that this version reads.
std::unique_ptr<Connection> open_to_check(const std::filesystem::path& dir, const OnFault& tell);

/// integrity_check and foreign keys; false if the pages are damaged, so that nothing else can be
/// asked. Throws EnvironmentError where the disk refuses.
bool check_pages(Connection& db, const OnFault& tell);

/// The rows of each table and the documents of each outcome as the run counted them, facts without
/// passages, passages without facts. Throws as Query does.
void check_counts(Connection& db, const OnFault& tell);

/// Every passage in its document's text, and every quote where it is said to stand. One document is
/// in memory at a time. Throws as Query does.
void check_quotes(Connection& db, const OnFault& tell);

/// The tables that a run fills, with the number of their rows, as JSON by name.
std::string row_counts(Connection& db);

}  // namespace orgkarta::output
