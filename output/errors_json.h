// A line of errors.jsonl.
#pragma once

#include <string>

#include "pipeline/model/outcome.h"

namespace orgkarta::output {

/// Appends {"path", "stage", "outcome", "message"} and a line feed. All strings must be valid
/// UTF-8.
void append_problem(std::string& out, const Problem& problem);

}  // namespace orgkarta::output
