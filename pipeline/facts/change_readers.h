// From one statement to the changes that it tells.
#pragma once

#include <vector>

#include "pipeline/facts/changes.h"

namespace orgkarta::facts {

/// One body under two names: the old name stays as text and the body takes the new one, unless it
/// is only proposed. `d` holds what is told of it; the change goes to `out`.
void rename_unit(UnitTable& table, UnitIndex unit, const std::string& new_name, DraftChange d,
                 std::vector<DraftChange>& out);

/// "A and B change names to C and D respectively": each is one body under two names; `table` learns
/// the new ones. `base` holds what the statement says of all its changes; results go to `out`.
void read_rename(const View& view, UnitTable& table, const Statement& s, const DraftChange& base,
                 std::vector<DraftChange>& out);

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
