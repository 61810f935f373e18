// What many documents say together, asked of a run's database.
#pragma once

#include <string>

#include "pipeline/app/registry_options.h"

namespace orgkarta::app {

/// Runs the one that is chosen and returns the exit code. All throw UsageError if what is asked for
/// is not there or may be several, output::WrongDatabase and output::EnvironmentError.
int registry_command(const RegistryOptions& o);

int org_command(const RegistryOptions& o);
int history_command(const RegistryOptions& o);
int compare_command(const RegistryOptions& o);
int diff_command(const RegistryOptions& o);
int conflicts_command(const RegistryOptions& o);
int why_command(const RegistryOptions& o);

/// Names of which only one is meant: its words may stand without quotes.
std::string joined_names(const RegistryOptions& o);

}  // namespace orgkarta::app
