// Tables that set today's bodies beside tomorrow's.
#pragma once

#include <vector>

#include "pipeline/facts/changes.h"

namespace orgkarta::facts {

/// The changes that tables tell whose first two columns are headed by words for before and after
/// (lexicon change_columns): a body beside another is renamed, or moves to it if that is of a
/// higher kind; several beside one merge, one beside several is split; a verb alone (lexicon
/// change_cells) says what becomes of the body before it. Appended to `told`; `proposal` as in
/// read_changes().
void read_change_tables(const View& view, UnitTable& table, const Cues& cues, const Dates& dates,
                        bool proposal, std::vector<DraftChange>& told);

}  // namespace orgkarta::facts
