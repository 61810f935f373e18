// From a decoded file to the text that rules see.
#pragma once

#include "pipeline/model/text.h"
#include "pipeline/text/words.h"

namespace orgkarta::text {

/// Normalises characters (NFC and the table in characters.h), joins lines to paragraphs, leaves out
/// page furniture, finds blocks and sentences.
/// A source with marked lines is not joined or judged by its looks where its markup tells; signs of
/// Markdown are text there.
///
/// `words` are the language's.
Text read_text(const Source& source, const Words& words);

}  // namespace orgkarta::text
