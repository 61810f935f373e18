// What the chart of a municipality is drawn from.
#pragma once

#include <string>

#include "output/municipality_told.h"

namespace orgkarta::output {

/// Appends a municipality as read_municipality() gives it, for site/on_day.ts, which tells the
/// organisation on a day from it as organisation_tree() does. A term is [from, to, first_seen,
/// last_seen].
void append_municipality(std::string& out, const MunicipalityTold& told);

}  // namespace orgkarta::output
