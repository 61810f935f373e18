// What a parser can do wrong, on request.
#pragma once

#include <vector>

#include "pipeline/sandbox/pool.h"

namespace orgkarta::sandbox {

std::vector<Handler> test_handlers();

}  // namespace orgkarta::sandbox
