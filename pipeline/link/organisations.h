// Bodies as organisations: names, parents, beginning and end.
#pragma once

#include <vector>

#include "pipeline/link/bodies.h"
#include "pipeline/link/events.h"
#include "pipeline/link/ids.h"

namespace orgkarta::link {

/// One organisation a body, in the order of the bodies, ids among them.
std::vector<Organisation> make_organisations(const Block& block,
                                             const Municipalities& municipalities,
                                             const Bodies& bodies,
                                             const std::vector<DraftEvent>& events, Ids& ids,
                                             const EarlierIds<NodeIndex>& earlier);

/// Gives a body the name that an analyst says; the one that it had becomes another name.
void rename(Organisation& organisation, const std::string& name);

}  // namespace orgkarta::link
