// orgkarta verify: whether all that a run wrote still holds.
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "output/check_database.h"
#include "output/check_lines.h"
#include "output/error.h"
#include "output/lock.h"
#include "output/publication.h"
#include "pipeline/app/commands.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/forgotten.h"
#include "pipeline/app/original_files.h"
#include "pipeline/app/sha256.h"
#include "pipeline/app/usage_error.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;
using output::Connection;
using output::Fault;
using output::OnFault;

/// That DIR is the folder of a run, as far as can be seen from without.
void check_folder(const fs::path& dir) {
  std::error_code error;
  if (!fs::is_directory(dir, error)) {
    throw UsageError(
        {fmt::format("DIR {}: is no folder; expected that of a run", printable(dir.string()))});
  }
  for (const char* name : {"orgkarta.db", "facts.jsonl"}) {
    if (fs::exists(dir / name, error)) return;
  }
  throw UsageError(
      {fmt::format("DIR {}: has neither orgkarta.db nor facts.jsonl; expected the folder of a run",
                   printable(dir.string()))});
}

/// Every byte of facts.jsonl, also those that stand for nothing.
void check_facts_sum(Connection& db, const fs::path& dir, const OnFault& tell) {
  const std::string told = db.value("SELECT value FROM properties WHERE name = 'facts'");
  const auto sum = sha256_of_file(dir / "facts.jsonl");
  if (!sum || *sum == told) return;
  tell({"facts.jsonl", "", "bytes with SHA-256 " + *sum,
        (told.empty() ? "one that the run noted" : told) + ", as the run wrote them"});
}

/// What is to be forgotten is not there, and both who know of it say the same.
void check_forgotten(Connection& db, const fs::path& dir, const OnFault& tell) {
  const Forgotten forgotten = Forgotten::load(dir);
  if (output::stored_forgotten(db) != forgotten.rows()) {
    tell({"orgkarta.db", "table forgotten", "other rows",
          fmt::format("the {} of {}: run again", forgotten.rows().size(), Forgotten::kFile)});
  }
  if (forgotten.rows().empty()) return;
  output::Query documents(db,
                          "SELECT path, coalesce(municipality, ''), text FROM documents WHERE text"
                          " IS NOT NULL ORDER BY path");
  while (documents.next()) {
    const std::string municipality(documents.text(1));
    if (!forgotten.concerns(municipality)) continue;
    std::string text(documents.text(2));
    if (forgotten.mask(text, municipality) == 0) continue;
    tell({"orgkarta.db", std::string(documents.text(0)), "a name that is to be forgotten",
          "blocks in its place: run again with --anew"});
  }
}

OriginalFiles check_all(Connection& db, const fs::path& dir, const OnFault& tell) {
  if (!check_pages(db, tell)) return {};
  try {
    check_counts(db, tell);
    check_quotes(db, tell);
    check_forgotten(db, dir, tell);
    check_facts_sum(db, dir, tell);
    check_facts_lines(db, dir, tell);
    check_error_lines(db, dir, tell);
    return check_original_files(db, tell);
  } catch (const output::EnvironmentError& wrong) {
    tell({"orgkarta.db", "", wrong.what(), "the tables and files of a run, to be read"});
  } catch (const nlohmann::json::exception& wrong) {
    tell({"orgkarta.db", "", wrong.what(), "values as a run writes them"});
  }
  return {};
}

}  // namespace

int verify_command(const Options& options) {
  const fs::path dir = options.out;
  check_folder(dir);
  const auto lock = output::lock_if_writable(dir);
  if (lock) output::finish_publication(dir);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);  // only reads
  FdWriter out(STDOUT_FILENO, "standard output");
  std::size_t faults = 0;
  const OnFault tell = [&](const Fault& fault) {
    ++faults;
    const std::string place = fault.place.empty() ? "" : fault.place + ": ";
    out.write(printable(fmt::format("{}: {}found {}, expected {}", fault.file, place, fault.found,
                                    fault.expected)) +
              "\n");
  };
  OriginalFiles files;
  if (const auto db = output::open_to_check(dir, tell)) files = check_all(*db, dir, tell);
  out.flush();
  print_error(
      fmt::format("orgkarta: {}; {} original files compared, {} not where they were read\n",
                  faults == 0 ? std::string("all holds") : fmt::format("{} do not hold", faults),
                  files.checked, files.elsewhere));
  return faults == 0 ? kAllRead : kSomeFailed;
}

}  // namespace orgkarta::app
