#include "pipeline/app/read_input.h"

#include <utility>

#include "pipeline/app/json_lines.h"
#include "pipeline/app/process.h"
#include "pipeline/ingest/archive/container.h"
#include "pipeline/ingest/file.h"

namespace orgkarta::app {

namespace {

/// A container other than a ZIP, which may be a document.
bool holds_others(std::string_view file_name, std::string_view bytes) {
  const auto kind = ingest::container_of(bytes.substr(0, ingest::kContainerBeginning), file_name);
  const bool other = kind != ingest::Container::none && kind != ingest::Container::zip;
  return other || is_json_lines(file_name);
}

}  // namespace

std::string read_file(Record& record, const std::filesystem::path& file, std::uint64_t max_bytes) {
  ingest::FileBytes read = ingest::read_file(file, max_bytes);
  if (read.outcome == Outcome::ok && holds_others(file.filename().native(), read.bytes)) {
    read.outcome = Outcome::unsupported;
    read.message = "it holds other documents: orgkarta run opens it";
  }
  if (read.outcome == Outcome::ok) return std::move(read.bytes);
  settle(record, "read", read.outcome, std::move(read.message));
  return {};
}

}  // namespace orgkarta::app
