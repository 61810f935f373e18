// Which place of a document is to be explained.
#pragma once

#include <cstdint>
#include <optional>

#include "pipeline/app/options.h"
#include "pipeline/model/facts.h"
#include "pipeline/model/span.h"
#include "pipeline/model/text.h"

namespace orgkarta::app {

/// A place and the block it lies in.
struct ExplainPlace {
  Span span;  ///< in the text; a single code point for an offset
  std::uint32_t block = 0;
};

/// The place that --at or --fact names; empty if neither is given. Throws UsageError for an offset
/// outside the text, words that it does not hold and facts that there are not.
std::optional<ExplainPlace> explain_place(const Options& options, const Text& text,
                                          const Facts& facts);

/// The sentence that holds a place, within its block's content; the content if there is none.
Span sentence_at(const Text& text, const ExplainPlace& place);

/// The nearest heading or title before a block; empty if there is none.
std::optional<std::uint32_t> section_of(const Text& text, std::uint32_t block);

}  // namespace orgkarta::app
