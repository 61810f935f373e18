// Who goes with whom: gold facts and found facts of one kind.
#pragma once

#include <utility>
#include <vector>

#include "pipeline/evaluate/match.h"

namespace orgkarta::evaluate {

using Facts = std::vector<const Json*>;
using Pairs = std::vector<std::pair<const Json*, const Json*>>;  ///< gold, found

/// All facts of one kind, paired off. Optional gold facts stand in `hits` and `near` only.
struct Pairing {
  Pairs hits;    ///< the same
  Facts missed;  ///< required, and none is the same
  Facts extra;   ///< found, and the same as none
  Pairs near;    ///< of what is left then, if asked for: those that come near
};

/// Pairs off. Found facts that are tentative are passed over unless `everything`; of those that say
/// the same (dates, amounts, posts) the first counts. A found parent counts as extra only where
/// gold has another parent for that unit: units that gold does not have are judged once, as units.
Pairing pair_off(Kind kind, const Sides& sides, bool everything, bool near_too);

}  // namespace orgkarta::evaluate
