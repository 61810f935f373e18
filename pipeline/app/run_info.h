// What a database tells of the run that made it, as far as options and rules make it up.
#pragma once

#include <string>

#include "output/database.h"
#include "pipeline/app/options.h"

namespace orgkarta::app {

/// The row of a run that begins now. Throws UsageError if the manifest cannot be read.
output::RunInfo begin_run(const Options& options, const std::string& rules_hash);

/// RunInfo::options_json: the options that change what is found. `warned`: the manifest has rows
/// that no input has, of which each run is to tell.
std::string options_json(const Options& options, bool warned);

}  // namespace orgkarta::app
