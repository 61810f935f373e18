// What keeps two organisations or people apart.
#pragma once

#include <vector>

#include "output/join_reasons.h"

namespace orgkarta::output {

/// Of two different ids: every reason found, with a passage for each of the two; never empty.
/// Throws as Connection does.
std::vector<JoinStep> apart_reasons(Connection& db, Tellings& tellings, const Mention& a,
                                    const Mention& b);

}  // namespace orgkarta::output
