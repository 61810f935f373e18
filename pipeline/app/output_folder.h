// The folder that a run or a merge writes to.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "output/atomic_file.h"
#include "output/database.h"
#include "pipeline/app/forgotten.h"

namespace orgkarta::app {

/// Creates it if need be. Throws output::EnvironmentError.
std::filesystem::path created(const std::string& dir);

/// The database of an earlier run, which may have been killed just before its end. As
/// output::open_earlier().
std::unique_ptr<output::Connection> what_is_there(const std::filesystem::path& dir);

/// Whether the earlier outputs (null: there are none) are without the names that are to be
/// forgotten: not if the command that should have taken them out ended half-way. Throws
/// output::EnvironmentError if they know of names that the folder does not: these would come back.
bool forgets_as_told(output::Connection* before, const Forgotten& forgotten,
                     const std::filesystem::path& dir);

/// The finished files of DIR, under their names: all, or after a kill all when the next run begins.
/// Throws output::EnvironmentError.
struct OutputFiles {
  output::AtomicFile& facts;
  output::AtomicFile& errors;
  output::AtomicFile& changes;
  output::Database& database;

  void publish(const std::filesystem::path& dir);
};

}  // namespace orgkarta::app
