#include "pipeline/link/bodies.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "pipeline/link/ties.h"
#include "pipeline/link/union_find.h"
#include "pipeline/link/validity.h"

namespace orgkarta::link {
namespace {

constexpr int kDeepest = 24;

bool is_office(UnitKind kind) {
  return kind == UnitKind::office || kind == UnitKind::company || kind == UnitKind::federation;
}

/// Lives that are one body.
UnionFind united(const Lives& lives, const std::vector<Tie>& ties) {
  UnionFind sets(lives.all.size());
  for (const Tie& tie : ties) sets.join(tie.a, tie.b);
  return sets;
}

/// Offices whose units may go from one to the other: a change has to do with both, or one is heard
/// of no more when the other is first named.
class Homes {
 public:
  Homes(const Block& block, const Lives& lives, UnionFind& bodies)
      : block_(block), lives_(lives), bodies_(bodies), related_(bodies.size()) {}

  std::vector<int> find(const Groups& groups, const std::vector<ToldChange>& changes) {
    std::vector<bool> moved(groups.all.size());
    for (const ToldChange& told : changes) {
      if (told.change->status == Status::rejected) continue;
      relate(told);
      if (told.change->kind != ChangeKind::move) continue;
      for (const ToldSide& side : told.from) {
        if (side.node) moved[groups.of_node[*side.node]] = true;
      }
    }
    see_offices();
    for (const Group& group : groups.all) follow_each_other(group);
    std::vector<int> homes(block_.nodes().size(), -1);
    for (NodeIndex n = 0; n < homes.size(); ++n) {
      if (!moved[groups.of_node[n]]) homes[n] = home(n);
    }
    return homes;
  }

 private:
  std::uint32_t body(NodeIndex n) { return bodies_.root(lives_.of_node[n]); }

  void relate(const ToldChange& told) {
    std::vector<NodeIndex> offices;
    for (const auto* sides : {&told.from, &told.to}) {
      for (const ToldSide& side : *sides) {
        if (side.node && is_office(block_.unit(*side.node).kind)) offices.push_back(*side.node);
      }
    }
    for (const NodeIndex n : offices) related_.join(body(n), body(offices.front()));
  }

  std::optional<std::uint32_t> office(NodeIndex n) {
    std::optional<NodeIndex> at = block_.nodes()[n].parent;
    for (int step = 0; at && step < kDeepest; ++step) {
      if (is_office(block_.unit(*at).kind)) return body(*at);
      at = block_.nodes()[*at].parent;
    }
    return std::nullopt;
  }

  int home(NodeIndex n) {
    const auto at = office(n);
    return at ? static_cast<int>(related_.root(*at)) : -1;
  }

  void see_offices() {
    for (NodeIndex n = 0; n < block_.nodes().size(); ++n) {
      if (is_office(block_.unit(n).kind)) see(seen_[body(n)], block_.day_of(n));
    }
  }

  void follow_each_other(const Group& group) {
    std::set<std::uint32_t> offices;
    for (const NodeIndex n : group.nodes) {
      if (const auto at = office(n)) offices.insert(*at);
    }
    for (const std::uint32_t a : offices) {
      for (const std::uint32_t b : offices) {
        const Validity& before = seen_[a];
        const Validity& after = seen_[b];
        if (!before.last_seen.empty() && before.last_seen < after.first_seen) related_.join(a, b);
      }
    }
  }

  const Block& block_;
  const Lives& lives_;
  UnionFind& bodies_;
  UnionFind related_;
  std::map<std::uint32_t, Validity> seen_;
};

/// Gives each unit that is cut out a group and a life of its own, which no tie and no name leads
/// to. Those that it leaves may be empty then.
void cut_out(const UnitConstraints& constraints, Groups& groups, Lives& lives) {
  for (const NodeIndex n : constraints.cut) {
    const auto life = static_cast<LifeIndex>(lives.all.size());
    const auto group = static_cast<GroupIndex>(groups.all.size());
    std::erase(lives.all[std::exchange(lives.of_node[n], life)].nodes, n);
    Group& old = groups.all[std::exchange(groups.of_node[n], group)];
    std::erase(old.nodes, n);
    groups.all.push_back({old.key, old.municipality, {n}, false});
    lives.all.push_back({group, "", {n}});
    lives.first.push_back(life + 1);
  }
}

/// Lives that are one body; `ties` are left with those that hold, the corrections first.
UnionFind united_under(const UnitConstraints& constraints, const Groups& groups, const Lives& lives,
                       std::vector<Tie>& ties) {
  const auto owner = [&](LifeIndex l) -> const std::string& {
    return groups.all[lives.all[l].group].municipality;
  };
  UnionFind sets(lives.all.size());
  for (const auto& d : constraints.different) {
    sets.keep_apart(lives.of_node[d.a], lives.of_node[d.b]);
  }
  std::vector<Tie> holding;
  for (const auto& s : constraints.same) {
    const LifeIndex a = lives.of_node[s.a];
    const LifeIndex b = lives.of_node[s.b];
    if (owner(a) == owner(b) && sets.join(a, b)) {
      holding.push_back({a, b, JoinReason::correction, s.a, s.line, s.b});
    }
  }
  for (const Tie& tie : ties) {
    sets.join(tie.a, tie.b);
    if (sets.same(tie.a, tie.b)) holding.push_back(tie);
  }
  ties = std::move(holding);
  return sets;
}

/// Bodies by their first unit, with why each unit stands there.
class Collector {
 public:
  Collector(const Block& block, Bodies& out, UnionFind sets, const std::vector<Tie>& ties)
      : block_(block), out_(out), sets_(std::move(sets)) {
    for (const Tie& tie : ties) {
      ties_.try_emplace(tie.a, &tie);
      ties_.try_emplace(tie.b, &tie);
    }
  }

  void run() {
    out_.of_node.resize(block_.nodes().size());
    out_.joins.resize(block_.nodes().size());
    std::map<std::uint32_t, BodyIndex> by_root;
    std::map<LifeIndex, NodeIndex> first_of_life;
    for (NodeIndex n = 0; n < block_.nodes().size(); ++n) {
      const LifeIndex life = out_.lives.of_node[n];
      const auto [body, fresh] =
          by_root.emplace(sets_.root(life), static_cast<BodyIndex>(out_.all.size()));
      if (fresh) out_.all.emplace_back();
      out_.all[body->second].nodes.push_back(n);
      out_.of_node[n] = body->second;
      const auto [first, new_life] = first_of_life.emplace(life, n);
      if (new_life) out_.all[body->second].lives.push_back(life);
      out_.joins[n] =
          join_of(n, life, fresh, new_life ? std::nullopt : std::optional(first->second));
    }
  }

 private:
  Join join_of(NodeIndex n, LifeIndex life, bool first, std::optional<NodeIndex> same) const {
    if (out_.groups.all[out_.groups.of_node[n]].listed) return {JoinReason::code, same};
    if (first) return {JoinReason::first, std::nullopt};
    if (same) return {JoinReason::same_name, same};
    const auto found = ties_.find(life);
    if (found == ties_.end()) return {};
    const Tie& tie = *found->second;
    const bool other = tie.correction != 0 && life == tie.a;
    return {tie.reason, other ? tie.via_other : tie.via, tie.correction};
  }

  const Block& block_;
  Bodies& out_;
  std::unordered_map<LifeIndex, const Tie*> ties_;  ///< the first of each life
  UnionFind sets_;
};

}  // namespace

std::optional<BodyIndex> Bodies::of_side(const ToldSide& side, const ToldChange& change,
                                         const std::string& document_day) const {
  const std::string& day = change.days ? change.days->first : document_day;
  const auto body_of = [&](LifeIndex life) -> std::optional<BodyIndex> {
    const std::vector<NodeIndex>& nodes = lives.all[life].nodes;
    return nodes.empty() ? std::nullopt : std::optional(of_node[nodes.front()]);
  };
  if (!side.node) {
    if (groups.by_key.count(side.key) != 1) return std::nullopt;
    return body_of(lives.at(groups.by_key.find(side.key)->second, day));
  }
  // A text that tells of a body's making may look back on the end of one that was called so.
  const Life& own = lives.all[lives.of_node[*side.node]];
  if (change.days && change.days->last < own.begin) {
    if (const auto earlier = body_of(lives.at(own.group, day))) return earlier;
  }
  return of_node[*side.node];
}

Bodies find_bodies(const Block& block, const Municipalities& municipalities,
                   const std::vector<ToldChange>& changes, const UnitConstraints& constraints) {
  Bodies out;
  out.groups = group_by_name(block, municipalities);
  out.lives = find_lives(block, out.groups, changes);
  UnionFind offices = united(out.lives, find_ties(block, out.groups, out.lives, changes));
  part_homonyms(block, Homes(block, out.lives, offices).find(out.groups, changes), out.groups);
  out.lives = find_lives(block, out.groups, changes);
  std::vector<Tie> ties = find_ties(block, out.groups, out.lives, changes);
  cut_out(constraints, out.groups, out.lives);
  UnionFind sets = united_under(constraints, out.groups, out.lives, ties);
  Collector(block, out, std::move(sets), ties).run();
  for (const auto& d : constraints.different) {
    out.kept_apart.emplace_back(out.of_node[d.a], out.of_node[d.b]);
  }
  return out;
}

}  // namespace orgkarta::link
