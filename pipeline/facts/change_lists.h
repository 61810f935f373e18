// Changes that a sentence announces and the list below it names: "the following units move to B:".
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/facts/changes.h"

namespace orgkarta::facts {

/// The bodies with which the items of the list below a statement begin, in order; empty where no
/// list follows or an item begins with something else than a body.
std::vector<Party> listed_below(const View& view, const UnitTable& table, const Statement& s);

/// The evidence of a change whose last bodies stand in the list below: up to the list's end, or up
/// to `unit`'s own item; the statement alone if that lies too far off.
Span with_list(const View& view, const Statement& s, const UnitTable& table, const Party* unit);

}  // namespace orgkarta::facts
