// From one statement to the changes that it tells.
#pragma once

#include <vector>

#include "pipeline/facts/changes.h"

namespace orgkarta::facts {

/// Any other kind: bodies from, bodies to. Lists of created, dissolved or moved bodies are one
/// change each.
void read_other(const View& view, UnitTable& table, const Statement& s, const DraftChange& base,
                std::vector<DraftChange>& out);

/// "B gets two more units – X and Y": X and Y move to B.
void read_gained(const View& view, const UnitTable& table, const Statement& s,
                 const DraftChange& base, std::vector<DraftChange>& out);

/// "The new office is called C": the merger just told had not named its result.
void name_result(const View& view, UnitTable& table, const Statement& s, DraftChange& last);

}  // namespace orgkarta::facts
