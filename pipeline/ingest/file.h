// Files, read whole and safely.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "pipeline/model/outcome.h"

namespace orgkarta::ingest {

/// A file's bytes, or why there are none.
struct FileBytes {
  std::string bytes;
  Outcome outcome = Outcome::ok;
  std::string message;  ///< empty if ok
};

/// Reads a regular file of at most `limit` bytes; symbolic links are followed. What is no regular
/// file is not_regular and is never waited for; the limit counts bytes read, so that sizes that lie
/// do no harm. A file that changes while it is read is read once more, then it is `changed`. Other
/// outcomes: vanished, unreadable, too_large. Throws only std::bad_alloc.
FileBytes read_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace orgkarta::ingest
