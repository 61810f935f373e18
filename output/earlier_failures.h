// What the database of an earlier run tells the next one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/model/outcome.h"

namespace orgkarta::output {

/// A document that ended its reader: a row of `documents` with attempts.
struct EarlierFailure {
  std::string sha256;
  std::string media_type;  ///< that it was read as
  Outcome outcome = Outcome::crash;
  std::string message;
  std::uint32_t attempts = 0;  ///< at least 1
};

/// Those of a database that a run of this version made with these readers (RunInfo). Whatever else
/// stands there tells nothing, and is no fault: no file, one that cannot be read, is not SQLite's,
/// of another program, schema or version, damaged, or being changed. It is only read, and nothing
/// waits for it.
std::vector<EarlierFailure> earlier_failures(const std::filesystem::path& database,
                                             const std::string& version,
                                             const std::string& readers_json);

}  // namespace orgkarta::output
