// Splitting a stretch of text that lists names without head nouns.
#pragma once

#include <vector>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

/// The names in "X- och Y samt Z", as spans: parted at commas and at the outermost conjunction
/// (lexicon list_conjunctions; where a stronger one stands, weaker ones join words of one name, as
/// they do before the last comma).
std::vector<Span> split_names(const View& view, Span list);

}  // namespace orgkarta::facts
