// Checks what a `where` item demands of a group's text.
#pragma once

#include <string_view>

#include "pipeline/model/lexicon.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

/// Whether a text passes a test against a lexicon. Words are parted by spaces and tabs;
/// punctuation at their ends does not count.
bool passes(Test test, const Lexicon& lexicon, std::string_view text);

}  // namespace orgkarta::rules
