// Stamps of files, and when they can be trusted.
#pragma once

#include <sys/stat.h>

#include <cstdint>

#include "pipeline/model/file_stamp.h"

namespace orgkarta::app {

FileStamp stamp_of(const struct stat& state);

/// Nanoseconds since 1970, by the clock that stamps are made with.
std::int64_t now_of_files();

/// Whether a file that is first read after `now` can be known by its stamp: it was last touched so
/// long before that whoever writes to it after it was read gives it another stamp. A file system
/// that counts whole seconds (its nanoseconds are zero) needs two of them, others a tenth. What
/// claims to be of the future never can.
bool is_settled(const FileStamp& stamp, std::int64_t now);

}  // namespace orgkarta::app
