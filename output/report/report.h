// orgkarta report: a database as a site that opens from disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "output/report/data_file.h"
#include "output/sqlite.h"

namespace orgkarta::output {

struct ReportOptions {
  std::filesystem::path out;  ///< the folder that becomes the site
  std::string originals;  ///< folder or address below which the documents' files lie; may be empty
  std::map<std::string, std::int64_t> inhabitants;  ///< of a municipality, by its code
};

/// Whether this program was built with the site's script (it takes node: scripts/setup.sh).
bool report_is_built();

/// Writes the site under another name beside `out` and renames it when it is whole. An earlier site
/// gives way; any other folder that is not empty is refused with EnvironmentError. Throws as
/// Connection does, and EnvironmentError.
Written write_report(Connection& db, const ReportOptions& options);

}  // namespace orgkarta::output
