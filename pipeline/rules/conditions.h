// Checks what a `where` item demands of a group's text.
#pragma once

#include <span>
#include <string_view>

#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {

/// Whether a text in lower case passes. Words are parted by spaces and tabs; punctuation at their
/// ends does not count.
bool passes(const Condition& condition, std::string_view folded);

/// Whether it passes all of them.
bool pass(std::span<const Condition> conditions, std::string_view folded);

}  // namespace orgkarta::rules
