#include "pipeline/app/read_input.h"

#include <utility>

#include "pipeline/app/process.h"
#include "pipeline/ingest/file.h"

namespace orgkarta::app {

std::string read_file(Record& record, const std::filesystem::path& file, std::uint64_t max_bytes) {
  ingest::FileBytes read = ingest::read_file(file, max_bytes);
  if (read.outcome == Outcome::ok) return std::move(read.bytes);
  settle(record, "read", read.outcome, std::move(read.message));
  return {};
}

}  // namespace orgkarta::app
