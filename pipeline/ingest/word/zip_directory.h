// What a ZIP file says that it holds, checked before anything is unpacked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::ingest::word {

/// One entry of a ZIP file.
struct ZipEntry {
  std::string name;
  std::uint64_t packed = 0;  ///< bytes in the file
  std::uint64_t size = 0;    ///< bytes when unpacked, as the file claims
  std::uint64_t offset = 0;  ///< where its local header begins
};

/// The most entries that a document may have; Word writes a few dozen, and one a picture.
inline constexpr std::size_t kMaxEntries = 10'000;
/// Unpacked to packed bytes; texts are packed to a tenth, the emptiest of tables to a hundredth.
inline constexpr std::uint64_t kMaxRatio = 200;
/// No ratio is too large for files that unpack to less.
inline constexpr std::uint64_t kHarmlessBytes = std::uint64_t{16} << 20;

/// The entries in the order of the file, when all is as it must be. Programs disagree on what a ZIP
/// file holds that names an entry twice, has bytes in front, or whose two headers of an entry
/// differ: such files are refused. Throws ReadError: corrupt (each fault with its own words),
/// encrypted, too_large (entries, ratio).
std::vector<ZipEntry> read_zip_directory(std::string_view bytes);

}  // namespace orgkarta::ingest::word
