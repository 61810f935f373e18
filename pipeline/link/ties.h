// Names of one body that are not alike: former names, abbreviations, other names.
#pragma once

#include <vector>

#include "pipeline/link/lives.h"
#include "pipeline/model/registry.h"

namespace orgkarta::link {

/// Two lives that are one body, and the unit whose document says so.
struct Tie {
  LifeIndex a = 0;
  LifeIndex b = 0;
  JoinReason reason = JoinReason::other_name;
  NodeIndex via = 0;
  int correction = 0;       ///< the line that says so; 0: a document does
  NodeIndex via_other = 0;  ///< of a correction: via stands in life a, this one in life b
};

/// What documents say themselves (changes that rename, several names of one unit), and bodies of
/// which only one in the municipality can be meant by a shorter name. Two names that some document
/// gives to two units are not tied, unless a change renames one to the other.
std::vector<Tie> find_ties(const Block& block, const Groups& groups, const Lives& lives,
                           const std::vector<ToldChange>& changes);

}  // namespace orgkarta::link
