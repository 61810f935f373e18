// The folders that orgkarta merge joins, and whether they go together.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "output/finished_run.h"
#include "output/lock.h"
#include "pipeline/app/forgotten.h"
#include "pipeline/app/options.h"

namespace orgkarta::app {

/// The folder of a finished run, locked: no run changes it while it is merged.
struct Part {
  std::filesystem::path dir;
  std::unique_ptr<output::DirLock> lock;  ///< null where nothing can be written
  output::FinishedRun run;
  Forgotten forgotten;
};

/// Opens the DIRs, which are `options.inputs`, and sorts them by the first path in each. Throws
/// UsageError with every folder that is none of a finished run, is given twice or is the output
/// folder; output::LockedError and output::EnvironmentError.
std::vector<Part> open_parts(const Options& options);

/// Throws UsageError with all that keeps the parts from being one run of this version with rules of
/// that hash: versions, rules, limits, inputs that changed between shards. Each fault names both
/// sides and what to do.
void check_parts(const std::vector<Part>& parts, const std::string& rules_hash);

/// A warning for each group of shards that are not all there.
std::vector<std::string> missing_shards(const std::vector<Part>& parts);

/// A part's output::FinishedRun::settings but for what is no more true once it is merged.
std::string settings_of(const Part& part);

/// What is told of the merge as the row of its run: what all parts say alike, the INPUTs of all,
/// the shards unless they are all there.
struct MergedRun {
  std::string options, readers, isolation, settings;
};
MergedRun merged_run(const std::vector<Part>& parts, const std::string& corrections);

/// The names that any of the folders has as forgotten, DIR of the outputs (`out`) included. Throws
/// UsageError if they cannot be told with one key, or a database speaks of names whose hashes no
/// folder has.
Forgotten forgotten_of(const std::vector<Part>& parts, Forgotten out);

}  // namespace orgkarta::app
