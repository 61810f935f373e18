// Gives ids to what the resolvers drafted and turns their indexes into references.
#pragma once

#include <vector>

#include "pipeline/facts/amounts.h"
#include "pipeline/facts/changes.h"
#include "pipeline/facts/dates.h"
#include "pipeline/facts/goals.h"
#include "pipeline/facts/posts.h"
#include "pipeline/facts/sections.h"
#include "pipeline/facts/units.h"

namespace orgkarta::facts {

/// All that was drafted for one document.
struct Drafts {
  UnitTable units;
  Dates dates;
  Amounts amounts;
  std::vector<DraftChange> changes;
  std::vector<DraftPost> posts;
  std::vector<DraftGoal> goals;
};

/// Moves the drafts into `facts`: units in text order as u1, u2 …, the others likewise; merged
/// units and candidates that no fact needs are left out. Also checks what the text declares of
/// itself (the number of its goals) and warns where that differs, and tells of each evidence the
/// section it stands in.
void assemble(const View& view, const Sections& sections, Drafts drafts, Facts& facts);

/// The days of publication and update, where the text does not tell: from what the user, then from
/// what the file says.
void set_days(const View& view, Facts& facts);

}  // namespace orgkarta::facts
