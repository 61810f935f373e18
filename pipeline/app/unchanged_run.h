// A run that has nothing to do.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/app/inputs.h"
#include "pipeline/app/options.h"
#include "pipeline/app/tally.h"

namespace orgkarta::app {

/// If the run that wrote the output folder would do the same again (the same files, untouched, in
/// the same places; the same options, manifest, rules and version; outputs that nobody has
/// touched), what it counted. Then no input was opened, no rule was loaded, and the outputs are
/// left as they are, but for changes.jsonl, which is empty now. Empty if there may be something to
/// do, or something is wrong: the run that then begins will tell.
///
/// `inputs` have unique paths; containers are not opened.
std::optional<Tally> find_unchanged(const Options& options, const std::vector<Input>& inputs);

}  // namespace orgkarta::app
