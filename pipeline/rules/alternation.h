// A word list as a regular expression.
#pragma once

#include <string>

#include "pipeline/model/lexicon.h"

namespace orgkarta::rules {

/// `(?:[Mm]arkaryd|[Mm]ark)`: every form, longest first, because RE2 takes the first alternative
/// that matches. Case varies as the lexicon's fold allows. A lexicon without forms matches nothing.
std::string alternation_of(const Lexicon& lexicon);

}  // namespace orgkarta::rules
