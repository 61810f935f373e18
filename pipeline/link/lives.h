// A name may be borne by one body after another: a board is dissolved, and years later there is a
// new one of that name.
#pragma once

#include <string>
#include <vector>

#include "pipeline/link/groups.h"
#include "pipeline/link/told_changes.h"

namespace orgkarta::link {

using LifeIndex = std::uint32_t;

/// A group's units of one body.
struct Life {
  GroupIndex group = 0;
  std::string begin;             ///< the day of its beginning where another life went before
  std::vector<NodeIndex> nodes;  ///< may be empty: only changes name it
};

struct Lives {
  std::vector<Life> all;         ///< by group, then in the order of time
  std::vector<LifeIndex> first;  ///< by group
  std::vector<LifeIndex> of_node;

  /// The life of a group on a day; the last one if no day is given.
  LifeIndex at(GroupIndex group, const std::string& day) const;
};

/// A new life begins where a document tells, with its day, that a body of that name is made after
/// one has told that it ended. Units belong to the life of their document's day, except those that
/// a change of another life names.
Lives find_lives(const Block& block, const Groups& groups, const std::vector<ToldChange>& changes);

}  // namespace orgkarta::link
