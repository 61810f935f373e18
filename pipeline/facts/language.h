// Which language a document is written in.
#pragma once

#include <string>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

/// The language of most of the text, as its code in the lexicon `function_words` ("nb"): the one
/// with the most words there that clearly beats `own`, the language of the rules. `own` if the text
/// is too short or too mixed to tell, so that a summary in another language changes nothing.
std::string language_of(const View& view, const std::string& own);

}  // namespace orgkarta::facts
