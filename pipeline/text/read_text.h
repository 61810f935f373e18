// From a decoded file to the text that rules see.
#pragma once

#include "pipeline/model/lexicon.h"
#include "pipeline/model/text.h"

namespace orgkarta::text {

/// Normalises characters (NFC and the table in characters.h), joins lines to paragraphs, leaves out
/// page furniture, finds blocks and sentences.
///
/// `lexicons` gives the language's words: "abbreviations" (do not end a sentence), "conjunctions"
/// (a hyphen before them is a suspended one), "boilerplate" (forms of banners and running heads),
/// "headings" (known headings). A missing lexicon is an empty one.
Text read_text(const Source& source, const Lexicons& lexicons);

}  // namespace orgkarta::text
