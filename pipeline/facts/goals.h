// Goals, objectives, missions and purposes: told in sentences, or listed under a heading.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/facts/amounts.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// A goal with its relations as indexes until ids are given.
struct DraftGoal {
  Goal goal;
  std::optional<std::size_t> parent;  ///< index into the drafts
  std::optional<UnitIndex> unit;
  std::optional<std::uint32_t> target;  ///< index into the amounts
};

/// All goals in text order, those of lists before those of sentences; parents before children.
/// A percentage, count or number of people inside a listed goal is its target, whatever verb stands
/// near it: `amounts` learns that.
std::vector<DraftGoal> read_goals(const View& view, UnitTable& table, Amounts& amounts);

/// goal_lists.cc: goals by their headings (lexicon goal_headings).
void read_goal_lists(const View& view, std::vector<DraftGoal>& goals);

/// How many goals the text says that it has, if it says so.
std::optional<int> declared_goals(const View& view);

}  // namespace orgkarta::facts
