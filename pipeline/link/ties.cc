#include "pipeline/link/ties.h"

#include <algorithm>
#include <set>

namespace orgkarta::link {
namespace {

class TieFinder {
 public:
  TieFinder(const Block& block, const Groups& groups, const Lives& lives)
      : block_(block), groups_(groups), lives_(lives) {}

  std::vector<Tie> run(const std::vector<ToldChange>& changes) {
    for (const ToldChange& told : changes) {
      if (told.change->kind == ChangeKind::rename) read_rename(told);
    }
    for (NodeIndex n = 0; n < block_.nodes().size(); ++n) read_names(n);
    for (GroupIndex g = 0; g < groups_.all.size(); ++g) complete_short(g);
    return ties_;
  }

 private:
  /// The only group of that name; empty if there are several or none.
  std::optional<GroupIndex> only(const std::string& key, const std::string& municipality) const {
    std::optional<GroupIndex> found;
    const auto [first, last] = groups_.by_key.equal_range(key);
    for (auto it = first; it != last; ++it) {
      if (groups_.all[it->second].municipality != municipality) continue;
      if (found) return std::nullopt;
      found = it->second;
    }
    return found;
  }

  void read_rename(const ToldChange& told) {
    if (told.from.size() != 1 || told.to.size() != 1) return;
    const ToldSide& from = told.from.front();
    const ToldSide& to = told.to.front();
    const auto known = from.node ? from.node : to.node;
    if (!known || from.key == to.key) return;
    const std::string& owner = groups_.all[groups_.of_node[*known]].municipality;
    const auto a = from.node ? groups_.of_node[*from.node] : only(from.key, owner);
    const auto b = to.node ? groups_.of_node[*to.node] : only(to.key, owner);
    if (!a || !b) return;
    const std::string day = told.days ? told.days->first : block_.day(told.document);
    const LifeIndex before =
        from.node ? lives_.of_node[*from.node] : lives_.at(*a, before_day(day));
    const LifeIndex after = to.node ? lives_.of_node[*to.node] : lives_.at(*b, day);
    ties_.push_back({before, after, JoinReason::former_name, *known});
    renamed_.insert({std::min(*a, *b), std::max(*a, *b)});
  }

  /// A name given up on a day was still borne on the day before: "0" sorts before each figure.
  static std::string before_day(const std::string& day) {
    return day.empty() ? day : day.substr(0, day.size() - 1) + '/';
  }

  void read_names(NodeIndex n) {
    const Unit& unit = block_.unit(n);
    const GroupIndex own = groups_.of_node[n];
    for (const std::string& alias : unit.aliases) {
      const std::string key = block_.names().key(alias);
      const auto other = only(key, groups_.all[own].municipality);
      if (!other || *other == own || groups_.all[*other].listed || groups_.all[own].listed)
        continue;
      const bool abbreviation = Names::is_abbreviation(alias);
      if (!abbreviation && !may_be_other_name(block_.nodes()[n].key, key, own, *other)) continue;
      if (abbreviation && told_apart(own, *other)) continue;
      ties_.push_back({lives_.of_node[n], lives_.at(*other, block_.day_of(n)),
                       abbreviation ? JoinReason::abbreviation : JoinReason::other_name, n});
    }
  }

  bool may_be_other_name(const std::string& name, const std::string& alias, GroupIndex a,
                         GroupIndex b) const {
    if (renamed_.contains({std::min(a, b), std::max(a, b)})) return false;  // told with its day
    if (Names::is_part(alias, name) || Names::is_part(name, alias)) return false;
    return !told_apart(a, b);
  }

  /// Whether a document has units of both.
  bool told_apart(GroupIndex a, GroupIndex b) const {
    std::set<std::uint32_t> documents;
    for (const NodeIndex n : groups_.all[a].nodes) documents.insert(block_.nodes()[n].document);
    return std::any_of(groups_.all[b].nodes.begin(), groups_.all[b].nodes.end(),
                       [&](NodeIndex n) { return documents.contains(block_.nodes()[n].document); });
  }

  /// A subcommittee whose board no document of that name tells is the only one of that name.
  void complete_short(GroupIndex group) {
    const Group& g = groups_.all[group];
    const NodeIndex n = g.nodes.front();
    if (!block_.names().is_shared(g.key) || block_.nodes()[n].parent) return;
    std::optional<GroupIndex> whole;
    for (GroupIndex other = 0; other < groups_.all.size(); ++other) {
      const Group& o = groups_.all[other];
      if (other == group || o.municipality != g.municipality) continue;
      const bool ends = o.key == g.key || o.key.ends_with(' ' + g.key);
      if (!ends) continue;
      if (whole) return;
      whole = other;
    }
    if (whole && !told_apart(group, *whole)) {
      ties_.push_back({lives_.first[group], lives_.first[*whole], JoinReason::other_name,
                       groups_.all[*whole].nodes.front()});
    }
  }

  const Block& block_;
  const Groups& groups_;
  const Lives& lives_;
  std::set<std::pair<GroupIndex, GroupIndex>> renamed_;
  std::vector<Tie> ties_;
};

}  // namespace

std::vector<Tie> find_ties(const Block& block, const Groups& groups, const Lives& lives,
                           const std::vector<ToldChange>& changes) {
  return TieFinder(block, groups, lives).run(changes);
}

}  // namespace orgkarta::link
