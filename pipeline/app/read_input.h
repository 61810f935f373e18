// The bytes of an input.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "pipeline/model/record.h"

namespace orgkarta::app {

/// Reads a file of at most `max_bytes`. What goes wrong (unreadable, too_large, changed …) becomes
/// the record's outcome, and the bytes are empty. A container of other documents is unsupported: a
/// run opens it before (containers.h).
std::string read_file(Record& record, const std::filesystem::path& file, std::uint64_t max_bytes);

}  // namespace orgkarta::app
