// UTF-8 that was taken for another charset and encoded once more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/model/rewriter.h"

namespace orgkarta::ingest {

/// How much of a text was encoded once too often.
enum class Repair : std::uint8_t {
  none,
  words,  ///< parts of it: only what stands within words is put right
  all     ///< Swedish letters stand in it so five times as often as as themselves
};

/// What valid UTF-8 needs. Taken for windows-1252, Latin-1, IBM 850 or Mac Roman, the letters of
/// Swedish become two signs that stand together in no text, unless it tells of them: a sign pair
/// that stands alone counts for nothing.
Repair doubly_encoded(std::string_view text);

/// Puts each doubly encoded character right (with `words`, only Swedish letters within words);
/// `writer` must stand in `text` before the first. Gives their number. What was encoded three times
/// is then encoded twice.
std::size_t undo_double_encoding(std::string_view text, Repair repair, Rewriter& writer);

}  // namespace orgkarta::ingest
