// A word list as a regular expression.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"

namespace orgkarta::rules {

/// A character of a form; where the lexicon's fold lets its case vary, both.
struct Letter {
  char32_t written = 0;
  char32_t other = 0;  ///< the higher one of two; 0: there is but one

  bool operator==(const Letter&) const = default;
};
using Spelling = std::vector<Letter>;

/// How a form may be written.
Spelling spelling_of(std::string_view form, CaseFold fold);

/// `[Mm]ark(?:aryd)?`: every form, longer ones before those they begin with, because the first
/// alternative that matches is taken. What begins alike is written once. Case varies as the
/// lexicon's fold allows. A lexicon without forms matches nothing.
std::string alternation_of(const Lexicon& lexicon);

/// The same for deriving required literals: matches at least as much. Of long lists only the
/// forms that begin with no other form; each form is a group, or RE2 would fold those with the
/// same beginning and so take the literals apart.
std::string loose_alternation_of(const Lexicon& lexicon);

}  // namespace orgkarta::rules
