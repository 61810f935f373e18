// A read file as bytes, for the way from one process to another.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/text.h"

namespace orgkarta::ingest {

/// Everything of a source. The bytes begin with a version and are only read by the same version.
std::string encode_source(const Source& source);

/// The source that was encoded. Trusts nothing: throws std::runtime_error on bytes that are cut,
/// too long, of another version, or hold a value out of range, UTF-8 that is none, lines that are
/// not as many as the text's, or maps whose edits are out of order or reach beyond the text. Takes
/// no more memory than some multiple of the bytes' size.
Source decode_source(std::string_view bytes);

}  // namespace orgkarta::ingest
