// A worker that is a program of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/sandbox/limits.h"
#include "pipeline/sandbox/worker.h"

namespace orgkarta::sandbox {

/// What main() of a program does that a Pool was told to execute: it limits itself and answers
/// calls until the pool is gone. `arguments` are main()'s. Returns 2, with a message on standard
/// error, if nobody but a person started it.
int serve_calls(const std::vector<std::string_view>& arguments,
                const std::vector<Handler>& handlers);

/// The argument that tells such a program its limits.
std::string limits_as_argument(const Limits& limits);

}  // namespace orgkarta::sandbox
