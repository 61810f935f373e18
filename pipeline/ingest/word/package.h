// The parts of a word processor's file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/ingest/word/zip_directory.h"

namespace orgkarta::ingest::word {

/// Larger parts are not read: a book of a thousand pages has a tenth of it.
inline constexpr std::size_t kMaxPartBytes = std::size_t{48} << 20;

/// A ZIP file in memory. Nothing is ever written to a disk, whatever its entries are called.
class Package {
 public:
  /// `bytes` must outlive it. Throws ReadError as read_zip_directory() does, and encrypted for an
  /// OLE container, which is how programs wrap a document with a password.
  explicit Package(std::string_view bytes);

  bool has(std::string_view name) const;
  /// The part, unpacked and its checksum verified; empty if there is none. Throws ReadError:
  /// too_large (a ratio as of a bomb, a part that is too long), corrupt.
  std::optional<std::string> read(std::string_view name) const;

 private:
  std::string_view bytes_;
  std::vector<ZipEntry> entries_;
};

}  // namespace orgkarta::ingest::word
