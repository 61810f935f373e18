// What a reader of an open file can do, and do wrong, on request.
#pragma once

#include <vector>

#include "pipeline/sandbox/pool.h"

namespace orgkarta::sandbox {

std::vector<Handler> stream_handlers();

}  // namespace orgkarta::sandbox
