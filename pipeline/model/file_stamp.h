// What the file system tells of a file without its being opened.
#pragma once

#include <cstdint>

namespace orgkarta {

/// Two stamps of one path that are equal mean the same bytes, unless these were written twice
/// within one tick of the file system's clock. Devices are left out: their numbers change when
/// disks are attached anew.
struct FileStamp {
  std::int64_t size = 0;      ///< bytes
  std::int64_t modified = 0;  ///< nanoseconds since 1970: mtime
  std::int64_t changed = 0;   ///< ctime, which nobody can set
  std::int64_t inode = 0;

  bool operator==(const FileStamp&) const = default;
};

}  // namespace orgkarta
