// Which files hold others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace orgkarta::ingest {

enum class Container : std::uint8_t {
  none,
  zip,  ///< may turn out to be a document, as .docx and .odt are
  tar,
  compressed,  ///< by gzip, bzip2 or xz: a tar, a WARC, or any one file
  warc,
  mail,
};

/// How much of a file's beginning container_of() wants to see, in bytes.
inline constexpr std::size_t kContainerBeginning = 4096;

/// What a file holds by its first bytes. Mail is told by several fields of its header; by one if
/// the name ends in .eml. A .tar may be nothing but its end.
Container container_of(std::string_view beginning, std::string_view file_name);

/// The name of what `file_name` is the compressed form of: "a.txt" of "a.txt.gz", "a.tar" of
/// "a.tgz"; "content" if nothing is left.
std::string uncompressed_name(std::string_view file_name);

}  // namespace orgkarta::ingest
