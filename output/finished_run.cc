#include "output/finished_run.h"

#include <stdexcept>

#include "output/check_database.h"
#include "output/error.h"
#include "output/read_database.h"

namespace orgkarta::output {
namespace {

void check_whole(Connection& db, const std::filesystem::path& dir) {
  constexpr const char* kDo = "; put it back from a copy, or run it again with --anew";
  const std::string damage = db.value("PRAGMA quick_check(1)");
  if (damage != "ok") {
    throw WrongDatabase((dir / "orgkarta.db").string() + ": is damaged (" + damage + ")" + kDo);
  }
  const std::string rows = row_counts(db);
  const std::string counted = db.value("SELECT value FROM properties WHERE name = 'rows'");
  if (rows != counted) {
    throw WrongDatabase((dir / "orgkarta.db").string() + ": has rows " + rows +
                        ", expected as its run counted " + counted + kDo);
  }
}

FinishedRun told(Connection& db) {
  const auto property = [&](std::string_view name) {
    Query value(db, "SELECT value FROM properties WHERE name = ?1");
    value.ask(name);
    return value.next() ? std::string(value.text(0)) : std::string();
  };
  FinishedRun out;
  out.version = property("version");
  out.rules_hash = property("rules_hash");
  out.settings = property("settings");
  out.facts = property("facts");
  Query last(db, "SELECT options, readers, isolation FROM runs ORDER BY id DESC LIMIT 1");
  if (last.next()) {
    out.options = last.text(0);
    out.readers = last.text(1);
    out.isolation = last.text(2);
  }
  out.forgotten = stored_forgotten(db);
  out.first = db.value("SELECT path FROM documents ORDER BY path LIMIT 1");
  out.first_read =
      db.value("SELECT path FROM documents WHERE text IS NOT NULL ORDER BY path LIMIT 1");
  return out;
}

}  // namespace

FinishedRun read_finished_run(const std::filesystem::path& dir) {
  const auto db = read_database(dir);
  try {
    check_whole(*db, dir);
    return told(*db);
  } catch (const WrongDatabase&) {
    throw;
  } catch (const EnvironmentError& error) {  // a table or column that is not there
    throw WrongDatabase((dir / "orgkarta.db").string() + ": " + error.what());
  }
}

}  // namespace orgkarta::output
