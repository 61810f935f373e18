// Bytes of a text file to clean UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/text.h"

namespace orgkarta::ingest {

/// Decodes a text file's bytes. Decided in this order: byte order mark, strict UTF-8, the zero-byte
/// pattern of UTF-16, mostly UTF-8 (bad bytes become U+FFFD; lines, and in pages the texts between
/// tags, that have no UTF-8 and read well in windows-1252 are that), `label` (a declared charset,
/// from an allow-list; may be empty) or windows-1252, unless the letters within words say clearly
/// that it is IBM 850 or Mac Roman. ISO-8859-1 and ASCII labels are read as windows-1252.
///
/// What was encoded more than once is put right, as a step of its own.
///
/// Never throws on any bytes. NUL bytes become U+FFFD; `warnings` says what was mended, and why the
/// charset was chosen where that is not plain. The result is valid UTF-8 without a byte order mark,
/// and `steps` lead back to the bytes.
Source decode(std::string_view bytes, std::string_view label = {});

}  // namespace orgkarta::ingest
