// Goals, objectives, missions and purposes: told in sentences, or listed under what announces them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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
  std::optional<std::uint32_t> head;    ///< the block that announced it
};

/// The goals of a document as they are found. What is told again (one list, proposed and then
/// decided) is one goal with several evidences.
class GoalDrafts {
 public:
  /// Index of the new goal, or of the one that it tells again.
  std::size_t add(DraftGoal draft);

  /// The last goal whose main passage lies in a span.
  std::optional<std::size_t> last_in(Span span) const;

  std::vector<DraftGoal> all;

 private:
  std::unordered_map<std::string, std::size_t> by_words_;
};

/// All goals, those of lists before those of sentences.
/// A percentage, count or number of people inside a goal is its target, whatever verb stands
/// near it: `amounts` learns that, and loses the counts that are no goal's.
std::vector<DraftGoal> read_goals(const View& view, UnitTable& table, Amounts& amounts);

/// goal_lists.cc: goals in lists, in lettered lines and under headings.
void read_goal_lists(const View& view, UnitTable& table, GoalDrafts& goals);

/// Reads rows whose last cell says how far a goal is reached, from block `block` on. Returns the
/// last one; empty if the first is none.
std::optional<std::uint32_t> read_judged_rows(const View& view, std::uint32_t block,
                                              GoalDrafts& goals);

/// goal_tables.cc: the rows of the table whose header is `block`, if its first column is of goals
/// ("Goal | Outcome") or of what measures them. Returns the last block that was read.
std::optional<std::uint32_t> read_goal_table(const View& view, std::uint32_t block,
                                             GoalDrafts& goals);

/// goal_sentences.cc: goals that a sentence tells and that no list held.
void read_goal_sentences(const View& view, UnitTable& table, GoalDrafts& goals);

/// How many goals the text says that it has, if it says so.
std::optional<int> declared_goals(const View& view);

}  // namespace orgkarta::facts
