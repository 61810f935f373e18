#include "pipeline/link/groups.h"

#include <algorithm>
#include <utility>

namespace orgkarta::link {
namespace {

constexpr int kDeepest = 24;  // steps from a unit to the top of its organisation

class Grouper {
 public:
  Grouper(const Block& block, const Municipalities& municipalities)
      : block_(block), municipalities_(municipalities), qualified_(block.nodes().size()) {}

  Groups run() {
    Groups groups;
    groups.of_node.resize(block_.nodes().size());
    for (NodeIndex n = 0; n < block_.nodes().size(); ++n) {
      const std::string owner = owner_of(n);
      const std::string name = owner + ':' + qualified(n, 0);
      const auto [known, fresh] = by_name_.emplace(name, groups.all.size());
      if (fresh) {
        groups.all.push_back({block_.nodes()[n].key, owner, {}, own_code(n).has_value()});
        groups.by_key.emplace(block_.nodes()[n].key, known->second);
      }
      groups.all[known->second].nodes.push_back(n);
      groups.of_node[n] = known->second;
    }
    return groups;
  }

 private:
  std::optional<std::string> own_code(NodeIndex n) const {
    const Unit& unit = block_.unit(n);
    if (unit.kind != UnitKind::municipality) return std::nullopt;
    return municipalities_.code(unit.name);
  }

  /// The municipality at the top of the unit's organisation, else the block's.
  std::string owner_of(NodeIndex n) const {
    std::optional<NodeIndex> at = n;
    for (int step = 0; at && step < kDeepest; ++step) {
      if (auto code = own_code(*at)) return *code;
      at = block_.nodes()[*at].parent;
    }
    return block_.code();
  }

  /// What tells a unit from others of its municipality, homonyms below offices excepted.
  const std::string& qualified(NodeIndex n, int depth) {
    std::string& known = qualified_[n];
    if (!known.empty()) return known;
    const Node& node = block_.nodes()[n];
    if (own_code(n)) return known = "=";
    if (block_.unit(n).kind == UnitKind::region) return known = "region " + node.key;
    const bool lone = block_.names().is_head(node.key);
    if (!block_.names().is_shared(node.key)) return known = node.key;
    const auto parent = node.parent && !own_code(*node.parent) ? node.parent : std::nullopt;
    if (!parent) return known = lone ? unknown(n) : node.key;
    if (depth > kDeepest || Names::is_part(block_.nodes()[*parent].key, node.key)) {
      return known = node.key;
    }
    const std::string above = qualified(*parent, depth + 1);
    return qualified_[n] = above + ' ' + node.key;
  }

  /// A noun alone, of nobody: "the staff" of one document is not that of another.
  std::string unknown(NodeIndex n) const {
    return "? " + block_.document(block_.nodes()[n].document).path + ' ' + block_.nodes()[n].key;
  }

  const Block& block_;
  const Municipalities& municipalities_;
  std::vector<std::string> qualified_;
  std::unordered_map<std::string, GroupIndex> by_name_;
};

}  // namespace

bool is_top(UnitKind kind) {
  return kind != UnitKind::department && kind != UnitKind::unit && kind != UnitKind::group &&
         kind != UnitKind::project;
}

Groups group_by_name(const Block& block, const Municipalities& municipalities) {
  return Grouper(block, municipalities).run();
}

}  // namespace orgkarta::link
