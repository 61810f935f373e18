// Where sentences end.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/text/words.h"

namespace orgkarta::text {

/// Appends the sentences of `content`, a stretch of `text`. They cover it without the spaces
/// between them; each holds its final mark and the quotes and brackets that close behind it.
void split_sentences(std::string_view text, Span content, const Words& words,
                     std::vector<Span>& sentences);

}  // namespace orgkarta::text
