// Whose money or staff a figure is.
#pragma once

#include <vector>

#include "pipeline/facts/units.h"

namespace orgkarta::facts {

/// The bodies that the label of a row or list item names ("The school board: 11 million").
std::vector<UnitIndex> named_in_label(const View& view, const UnitTable& units, Span label);

/// The body right behind the figure ("8 million to the school board"), else the one nearest before
/// it in its sentence, or all of a list of bodies there; else one close behind it. A council is
/// none: it gives. Empty where the sentence names none.
std::vector<UnitIndex> owners_of(const View& view, const UnitTable& units, const Mention& figure);

}  // namespace orgkarta::facts
