// Mentions and statements to facts, within one document.
#pragma once

#include "pipeline/model/facts.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/mention.h"
#include "pipeline/model/record.h"
#include "pipeline/model/text.h"

namespace orgkarta::facts {

/// The facts of one document. Pure: the same arguments give the same facts. Ids are u1, p1, g1, d1,
/// a1, c1 … in text order. Every evidence span lies in text.text on code point boundaries.
Facts extract(const Text& text, const Found& found, const Lexicons& lexicons, const Hints& hints);

}  // namespace orgkarta::facts
