// A word list as a regular expression.
#pragma once

#include <string>

#include "pipeline/model/lexicon.h"

namespace orgkarta::rules {

/// `(?:[Mm]arkaryd|[Mm]ark)`: every form, longer ones before those they begin with, because RE2
/// takes the first alternative that matches. Neighbours share their beginnings, which lets RE2
/// fold them into small programs. Case varies as the lexicon's fold allows. A lexicon without
/// forms matches nothing.
std::string alternation_of(const Lexicon& lexicon);

/// The same for deriving required literals: matches at least as much. Of long lists only the
/// forms that begin with no other form; each form is a group, or RE2 would fold those with the
/// same beginning and so take the literals apart.
std::string loose_alternation_of(const Lexicon& lexicon);

}  // namespace orgkarta::rules
