// When two names mean one body.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

/// A name folded so that definite and indefinite, capital and small, hyphens with and without a
/// space, and "head for field" and "head field" are one: equal keys mean one body.
std::string unit_key(const View& view, std::string_view name);

/// The name as it is shown: line-break scars mended, no genitive, spaces single.
std::string display_name(const View& view, const Mention& mention);

}  // namespace orgkarta::facts
