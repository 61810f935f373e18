#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "pipeline/link/groups.h"

namespace orgkarta::link {
namespace {

std::string parent_key(const Block& block, NodeIndex n) {
  const auto parent = block.nodes()[n].parent;
  return parent ? block.nodes()[*parent].key : std::string();
}

/// Whether a document names several units of the group in different places: then each is a body of
/// its own. In one place, or where no place is told of either, they are one under two spellings.
bool told_apart(const Block& block, const Group& group) {
  std::map<std::uint32_t, std::string> places;  // by document
  return std::any_of(group.nodes.begin(), group.nodes.end(), [&](NodeIndex n) {
    const std::string place = parent_key(block, n);
    const auto [known, fresh] = places.emplace(block.nodes()[n].document, place);
    return !fresh && known->second != place;
  });
}

/// The nodes by the place that each has above it: its office, or its parent's name where one
/// document has several under one office.
std::map<std::pair<int, std::string>, std::vector<NodeIndex>> parts_of(
    const Block& block, const std::vector<int>& homes, const Group& group) {
  const bool by_parent = told_apart(block, group);
  std::map<std::pair<int, std::string>, std::vector<NodeIndex>> parts;
  for (const NodeIndex n : group.nodes) {
    parts[{homes[n], by_parent ? parent_key(block, n) : std::string()}].push_back(n);
  }
  return parts;
}

/// Puts the nodes that have neither office nor a parent that counts to those whose parent has the
/// same name, else to the most.
void place_homeless(const Block& block,
                    std::map<std::pair<int, std::string>, std::vector<NodeIndex>>& parts) {
  for (auto part = parts.begin(); part != parts.end();) {
    if (part->first.first >= 0 || !part->first.second.empty() || parts.size() == 1) {
      ++part;
      continue;
    }
    auto best = parts.end();
    for (auto other = parts.begin(); other != parts.end(); ++other) {
      if (other == part) continue;
      const auto same_parent = [&](const auto& p) {
        return std::any_of(p->second.begin(), p->second.end(), [&](NodeIndex n) {
          const std::string key = parent_key(block, n);
          return !key.empty() && key == parent_key(block, part->second.front());
        });
      };
      const auto rank = [&](const auto& p) {
        return std::tuple(same_parent(p), p->first.first >= 0, p->second.size());
      };
      if (best == parts.end() || rank(best) < rank(other)) best = other;
    }
    best->second.insert(best->second.end(), part->second.begin(), part->second.end());
    std::sort(best->second.begin(), best->second.end());
    part = parts.erase(part);
  }
}

}  // namespace

void part_homonyms(const Block& block, const std::vector<int>& homes, Groups& groups) {
  const std::size_t count = groups.all.size();
  for (GroupIndex g = 0; g < count; ++g) {
    const bool top = std::any_of(groups.all[g].nodes.begin(), groups.all[g].nodes.end(),
                                 [&](NodeIndex n) { return is_top(block.unit(n).kind); });
    if (top) continue;
    auto parts = parts_of(block, homes, groups.all[g]);
    place_homeless(block, parts);
    bool first = true;
    for (auto& [place, nodes] : parts) {
      GroupIndex at = g;
      if (!first) {
        at = static_cast<GroupIndex>(groups.all.size());
        groups.all.push_back({groups.all[g].key, groups.all[g].municipality, {}, false});
        groups.by_key.emplace(groups.all[g].key, at);
      }
      for (const NodeIndex n : nodes) groups.of_node[n] = at;
      groups.all[at].nodes = std::move(nodes);
      first = false;
    }
  }
}

}  // namespace orgkarta::link
