// A word list as a regular expression.
#pragma once

#include <string>

#include "pipeline/model/lexicon.h"

namespace orgkarta::rules {

/// `[Mm]ark(?:aryd)?`: every form, longer ones before those they begin with, because the first
/// alternative that matches is taken. What begins alike is written once. Case varies as the
/// lexicon's fold allows. A lexicon without forms matches nothing.
std::string alternation_of(const Lexicon& lexicon);

/// The same for deriving required literals: matches at least as much. Of long lists only the
/// forms that begin with no other form; each form is a group, or RE2 would fold those with the
/// same beginning and so take the literals apart.
std::string loose_alternation_of(const Lexicon& lexicon);

}  // namespace orgkarta::rules
