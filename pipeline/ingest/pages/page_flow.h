// Which lines of pages go on from the one before.
#pragma once

#include "pipeline/ingest/pages/page_style.h"

namespace orgkarta::ingest {

/// What parts a line from the one before.
enum class Break : std::uint8_t {
  none,   ///< nothing: that was full
  line,   ///< a line's end that somebody set
  blank,  ///< space, another page or column, another style
};

/// Between a line and the next one; `first` is the first line of the paragraph that `line` belongs
/// to.
Break break_between(const PageStyle& style, const PageLine& first, const PageLine& line,
                    const PageLine& next);

}  // namespace orgkarta::ingest
