// What announces goals: headings (lexicon goal_headings) and sentences (statements "goal_list").
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/facts/units.h"
#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

struct GoalHead {
  GoalKind kind = GoalKind::goal;
  std::uint32_t block = 0;
  std::optional<UnitIndex> unit;  ///< whose the goals are
  bool told = false;              ///< by a sentence, not by a heading
};

class GoalHeads {
 public:
  GoalHeads(const View& view, UnitTable& table);

  /// What announces the goals that begin with block `first`: the block before it, or the heading
  /// before that one if it only leads on ("The following applies:", "The board shall").
  std::optional<GoalHead> over(std::uint32_t first) const;

  /// Whether a sentence says that the block's own words are a mission, so that they are read there.
  bool tells_mission(std::uint32_t block) const;

 private:
  struct Announced {
    std::optional<GoalKind> kind;  ///< empty: other things than goals
    std::optional<UnitIndex> unit;
  };
  const View& view_;
  std::unordered_map<std::uint32_t, Announced> announced_;  ///< by block
  std::unordered_map<std::uint32_t, bool> missions_;        ///< by block
  std::unordered_set<std::uint32_t> says_what_to_do_;       ///< blocks ("goal_below")
};

/// The next block (or the one before) that is no boilerplate; the number of blocks if there is
/// none.
std::uint32_t block_after(const View& view, std::uint32_t block);
std::optional<std::uint32_t> block_before(const View& view, std::uint32_t block);

}  // namespace orgkarta::facts
