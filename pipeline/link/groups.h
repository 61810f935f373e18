// Units by name: those that may be one body because their names have one key.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/link/block.h"
#include "pipeline/link/municipalities.h"

namespace orgkarta::link {

using GroupIndex = std::uint32_t;

struct Group {
  std::string key;
  std::string municipality;      ///< whose body it is, if that is told: code
  std::vector<NodeIndex> nodes;  ///< in the order of documents; never empty
  bool listed = false;           ///< the municipality itself, by the official list
};

/// All nodes, each in one group.
struct Groups {
  std::vector<Group> all;
  std::vector<GroupIndex> of_node;
  std::unordered_multimap<std::string, GroupIndex> by_key;  ///< by Names::key of names
};

/// By name, and by the body above where a name needs it: bodies whose name is a noun alone, and
/// subcommittees; in the block's own municipality and each other one apart. Homonyms below an
/// office are not told apart yet.
Groups group_by_name(const Block& block, const Municipalities& municipalities);

/// Whether a kind stands at the top of a municipality, where a name means one body.
bool is_top(UnitKind kind);

/// Cuts the groups of units below offices where one name is borne under several: `homes` tells for
/// each node the number of the office above it or -1, one number for offices that follow each
/// other. A node without an office stays with those of the same parent's name, else with the most.
void part_homonyms(const Block& block, const std::vector<int>& homes, Groups& groups);

}  // namespace orgkarta::link
