// UTF-8 that was taken for windows-1252 or Latin-1 and encoded once more.
#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/model/rewriter.h"

namespace orgkarta::ingest {

/// Whether valid UTF-8 was clearly encoded twice: Swedish letters stand in it doubly encoded at
/// least twice, and five times as often as singly encoded.
bool doubly_encoded(std::string_view text);

/// Puts each doubly encoded character right; `writer` must stand in `text` before the first. Gives
/// their number.
std::size_t undo_double_encoding(std::string_view text, Rewriter& writer);

}  // namespace orgkarta::ingest
