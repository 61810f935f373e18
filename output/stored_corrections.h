// Corrections read back from a run's database.
#pragma once

#include <vector>

#include "output/sqlite.h"
#include "pipeline/model/correction.h"

namespace orgkarta::output {

/// The lines that the last run was given, as the file had them, to link anew by. Throws as Query
/// does.
std::vector<Correction> stored_corrections(Connection& db);

}  // namespace orgkarta::output
