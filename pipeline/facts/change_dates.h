// When a change takes effect.
#pragma once

#include <optional>
#include <string>

#include "pipeline/facts/dates.h"
#include "pipeline/facts/sentence_cues.h"

namespace orgkarta::facts {

/// The EDTF value of the date on which the change that `s` tells takes effect; empty if none is
/// told near. In this order: a date among the words that tell it, one of its clause that takes
/// effect, "the same day" as the date before, a date right behind or that opens the sentence, one
/// of the sentence, of the next sentence, of the list's introduction, of the heading above.
std::optional<std::string> effective_of(const View& view, const Cues& cues, const Dates& dates,
                                        const Statement& s);

}  // namespace orgkarta::facts
