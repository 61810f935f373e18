// Bytes of a text file to clean UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/text.h"

namespace orgkarta::ingest {

/// Decodes a text file's bytes. Decided in this order: byte order mark, strict UTF-8, the zero-byte
/// pattern of UTF-16, mostly UTF-8 (few bad bytes become U+FFFD), `label` (a declared charset, from
/// an allow-list; may be empty), windows-1252. ISO-8859-1 and ASCII labels are read as
/// windows-1252.
///
/// Never throws on any bytes. NUL bytes become U+FFFD; `warnings` says what was mended. The result
/// is valid UTF-8 without a byte order mark, and `steps` lead back to the bytes.
Source decode(std::string_view bytes, std::string_view label = {});

}  // namespace orgkarta::ingest
