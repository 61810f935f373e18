// orgkarta export: the registry in the forms of other systems.
#include <fmt/format.h>

#include "output/export/folder.h"
#include "output/municipality_told.h"
#include "output/read_database.h"
#include "pipeline/app/commands.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/registry_lookup.h"
#include "pipeline/app/usage_error.h"

namespace orgkarta::app {
namespace {

/// The only one, where none is named.
std::string one_municipality(output::Connection& db, const std::string& asked) {
  if (!asked.empty()) return municipality_code(db, "--municipality", asked);
  const auto all = all_municipalities(db);
  if (all.size() == 1) return all.front();
  throw UsageError(
      {all.empty() ? "DB: no document is of a municipality"
                   : fmt::format("--municipality: documents are of {}, and this form shows one; "
                                 "give its code or name",
                                 all.size())});
}

}  // namespace

int export_command(const ExportOptions& o) {
  const auto db = output::read_database(o.db);
  output::ExportSettings settings;
  settings.format = o.format;
  settings.dir = o.out;
  settings.safe_csv = o.safe_csv;
  settings.license = o.license;
  if (output::is_of_a_day(o.format)) {
    settings.municipality = one_municipality(*db, o.municipality);
    settings.at = o.at;
    if (o.at.empty()) settings.at = output::read_municipality(*db, settings.municipality).last_day;
  } else {
    settings.municipality = municipality_or_all(*db, o.municipality);
  }
  const auto fault = output::fault_of_export_folder(o.out, output::name_of(o.format));
  if (fault) throw UsageError({fmt::format("--out {}: {}", printable(o.out), *fault)});
  std::string text;
  for (const auto& [what, count] : output::export_registry(*db, settings)) {
    text += fmt::format("{:>9}  {}\n", count, what);
  }
  print_out(text);
  return kAllRead;
}

}  // namespace orgkarta::app
