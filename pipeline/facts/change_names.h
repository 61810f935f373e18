// Changes of names: what is one body under two of them.
#pragma once

#include <string>
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

}  // namespace orgkarta::facts
