// What a parser can do wrong, on request.
#pragma once

#include <string>
#include <vector>

#include "pipeline/sandbox/pool.h"

namespace orgkarta::sandbox {

std::vector<Handler> test_handlers();

/// Their kinds, for a pool whose workers execute served_program.
std::vector<std::string> test_kinds();

}  // namespace orgkarta::sandbox
