// The time of day, for what outputs say of runs.
#pragma once

#include <string>

namespace orgkarta::app {

/// Now in UTC as 2024-03-05T12:00:00Z; its first ten characters are the day.
std::string utc_now();

}  // namespace orgkarta::app
