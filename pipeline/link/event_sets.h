// Which tellings are of one event.
#pragma once

#include <vector>

#include "pipeline/link/tellings.h"
#include "pipeline/link/union_find.h"

namespace orgkarta::link {

/// Sets of tellings, by number. Tellings that are alike() come together, the nearest days first,
/// so long as no two of a set lie too far apart and none was told apart by a document that tells
/// both. A telling without a year goes to the event nearest to its documents' day.
UnionFind event_sets(const std::vector<Telling>& tellings, const std::vector<ToldChange>& changes);

}  // namespace orgkarta::link
