// The facts.jsonl of several runs as one.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pipeline/app/merge_parts.h"

namespace orgkarta::app {

/// Gives the lines (without line ends) of all parts in the order of their paths, one of those that
/// several parts have. `each` gets the part too. Files that lie one behind the other in that order
/// are read one after the other. `stop` is asked for each line; true ends it.
///
/// Throws UsageError for a file that is not there or not what its run wrote (bytes, order), and
/// output::EnvironmentError.
void merge_facts(const std::vector<Part>& parts,
                 const std::function<void(std::string& line, const Part& part)>& each,
                 const std::function<bool()>& stop);

}  // namespace orgkarta::app
