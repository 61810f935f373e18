// What an XML part must be before a parser sees it.
#pragma once

#include <cstddef>
#include <string_view>

namespace orgkarta::ingest::word {

inline constexpr std::size_t kMaxDepth = 256;
inline constexpr std::size_t kMaxAttributes = 1000;          ///< of one element
inline constexpr std::size_t kMaxElements = 1'000'000;       ///< of a part
inline constexpr std::size_t kMaxAllAttributes = 2'000'000;  ///< of a part

/// Walks over the tags of `xml` once. Throws ReadError that names `part`: corrupt for a DOCTYPE or
/// another declaration (so no entity but XML's own five exists), too_deep, too_large.
void check_xml(std::string_view xml, std::string_view part);

/// Bytes of `text` before the first that is not UTF-8; all of them if it is.
std::size_t valid_prefix(std::string_view text);

}  // namespace orgkarta::ingest::word
