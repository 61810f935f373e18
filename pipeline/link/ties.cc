#include "pipeline/link/ties.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

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
    complete_all_short();
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
    tie(before, after, JoinReason::former_name, *known);
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
      tie(lives_.of_node[n], lives_.at(*other, block_.day_of(n)),
          abbreviation ? JoinReason::abbreviation : JoinReason::other_name, n);
    }
  }

  bool may_be_other_name(const std::string& name, const std::string& alias, GroupIndex a,
                         GroupIndex b) {
    if (renamed_.contains({std::min(a, b), std::max(a, b)})) return false;  // told with its day
    if (Names::is_part(alias, name) || Names::is_part(name, alias)) return false;
    return !told_apart(a, b);
  }

  /// What many documents say alike is told once, by the first.
  void tie(LifeIndex a, LifeIndex b, JoinReason reason, NodeIndex via) {
    if (known_.insert({a, b, reason}).second) ties_.push_back({a, b, reason, via});
  }

  /// Whether a document has units of both.
  bool told_apart(GroupIndex a, GroupIndex b) {
    const auto [known, fresh] = told_apart_.try_emplace({std::min(a, b), std::max(a, b)});
    if (fresh) known->second = share_document(a, b);
    return known->second;
  }

  /// A group's nodes stand in the order of documents.
  bool share_document(GroupIndex a, GroupIndex b) const {
    const auto document = [&](NodeIndex n) { return block_.nodes()[n].document; };
    const std::vector<NodeIndex>& of_a = groups_.all[a].nodes;
    const std::vector<NodeIndex>& of_b = groups_.all[b].nodes;
    auto i = of_a.begin();
    auto j = of_b.begin();
    while (i != of_a.end() && j != of_b.end()) {
      if (document(*i) == document(*j)) return true;
      document(*i) < document(*j) ? ++i : ++j;
    }
    return false;
  }

  /// A name that many bodies have, of a document that does not tell whose.
  bool is_short(GroupIndex g) const {
    const Group& group = groups_.all[g];
    return block_.names().is_shared(group.key) && !block_.nodes()[group.nodes.front()].parent;
  }

  /// A subcommittee whose board no document of that name tells is the only one of that name.
  void complete_all_short() {
    std::vector<GroupIndex> shorts;
    Wholes wholes;
    for (GroupIndex g = 0; g < groups_.all.size(); ++g) {
      if (!is_short(g)) continue;
      shorts.push_back(g);
      wholes.try_emplace(name_of(g));
    }
    for (GroupIndex g = 0; g < groups_.all.size(); ++g) note_ends(g, wholes);
    for (const GroupIndex g : shorts) {
      const std::vector<GroupIndex>& all = wholes[name_of(g)];
      if (all.size() != 2) continue;  // itself and another
      const GroupIndex whole = all.front() == g ? all.back() : all.front();
      if (told_apart(g, whole)) continue;
      tie(lives_.first[g], lives_.first[whole], JoinReason::other_name,
          groups_.all[whole].nodes.front());
    }
  }

  using OwnedKey = std::pair<std::string_view, std::string_view>;  // municipality, key
  using Wholes = std::map<OwnedKey, std::vector<GroupIndex>>;

  OwnedKey name_of(GroupIndex g) const { return {groups_.all[g].municipality, groups_.all[g].key}; }

  /// Puts a group to each of the names that its own ends with; of more than three it matters only
  /// that they are many.
  void note_ends(GroupIndex g, Wholes& wholes) const {
    const auto [municipality, key] = name_of(g);
    for (std::size_t at = 0; at < key.size();) {
      const auto found = wholes.find({municipality, key.substr(at)});
      if (found != wholes.end() && found->second.size() < 3) found->second.push_back(g);
      const std::size_t space = key.find(' ', at);
      at = space == std::string_view::npos ? key.size() : space + 1;
    }
  }

  const Block& block_;
  const Groups& groups_;
  const Lives& lives_;
  std::set<std::pair<GroupIndex, GroupIndex>> renamed_;
  std::map<std::pair<GroupIndex, GroupIndex>, bool> told_apart_;  ///< what share_document() said
  std::set<std::tuple<LifeIndex, LifeIndex, JoinReason>> known_;
  std::vector<Tie> ties_;
};

}  // namespace

std::vector<Tie> find_ties(const Block& block, const Groups& groups, const Lives& lives,
                           const std::vector<ToldChange>& changes) {
  return TieFinder(block, groups, lives).run(changes);
}

}  // namespace orgkarta::link
