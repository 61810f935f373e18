// The registry of a run: what its documents say together.
#pragma once

#include <vector>

#include "output/database.h"
#include "pipeline/model/correction.h"
#include "pipeline/model/lexicon.h"

namespace orgkarta::app {

/// Links the documents of each municipality, and those of none one by one (copies of one document
/// together), and adds what comes of
/// it, and what became of the corrections. The database must be indexed. One municipality's
/// documents are in memory at a time.
void link_all(output::Database& database, const Lexicons& lexicons,
              std::vector<Correction>& corrections);

/// The same for a database that holds an earlier run's registry, with its load not yet ended: links
/// only those again whose documents came, changed or went, if that is enough. Without corrections.
void link_changed(output::Database& database, const Lexicons& lexicons);

}  // namespace orgkarta::app
