#include "pipeline/link/lives.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace orgkarta::link {
namespace {

/// What a change means for a name.
struct Turn {
  std::string first;  ///< day
  std::string last;
  bool begins = false;
  std::optional<NodeIndex> node;  ///< the unit that the change names
  bool dated = false;
};

bool holds(const std::vector<ToldSide>& sides, const std::string& key) {
  return std::any_of(sides.begin(), sides.end(), [&](const ToldSide& s) { return s.key == key; });
}

class LifeFinder {
 public:
  LifeFinder(const Block& block, const Groups& groups) : block_(block), groups_(groups) {
    turns_.resize(groups.all.size());
  }

  Lives run(const std::vector<ToldChange>& changes) {
    for (const ToldChange& told : changes) {
      if (is_decided(told)) read(told);
    }
    Lives lives;
    lives.of_node.resize(block_.nodes().size());
    for (GroupIndex g = 0; g < groups_.all.size(); ++g) {
      lives.first.push_back(static_cast<LifeIndex>(lives.all.size()));
      cut(g, lives);
    }
    lives.first.push_back(static_cast<LifeIndex>(lives.all.size()));
    return lives;
  }

 private:
  void read(const ToldChange& told) {
    const ChangeKind kind = told.change->kind;
    const bool ends = kind == ChangeKind::dissolve || kind == ChangeKind::merge ||
                      kind == ChangeKind::split || kind == ChangeKind::rename;
    const bool begins =
        kind == ChangeKind::create || kind == ChangeKind::merge || kind == ChangeKind::split;
    for (const ToldSide& side : told.from) {
      if (ends && !holds(told.to, side.key)) note(told, side, false);
    }
    for (const ToldSide& side : told.to) {
      if (begins && !holds(told.from, side.key)) note(told, side, true);
    }
  }

  /// Of a name that is no unit of the document, all groups of that name may be meant: only if
  /// there is but one.
  void note(const ToldChange& told, const ToldSide& side, bool begins) {
    GroupIndex group = 0;
    if (side.node) {
      group = groups_.of_node[*side.node];
    } else {
      if (groups_.by_key.count(side.key) != 1) return;
      group = groups_.by_key.find(side.key)->second;
    }
    const std::string& day = block_.day(told.document);
    const std::string first = told.days ? told.days->first : day;
    const std::string last = told.days ? told.days->last : day;
    if (!first.empty())
      turns_[group].push_back({first, last, begins, side.node, told.days.has_value()});
  }

  void cut(GroupIndex group, Lives& lives) {
    auto& turns = turns_[group];
    std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
      return std::tuple(std::string_view(a.first), a.begins) <
             std::tuple(std::string_view(b.first), b.begins);
    });
    const auto first = static_cast<LifeIndex>(lives.all.size());
    lives.all.push_back({group, "", {}});
    const Turn* end = nullptr;
    for (const Turn& turn : turns) {
      if (!turn.begins) {
        end = &turn;
      } else if (end != nullptr && turn.dated && end->last < turn.first) {
        lives.all.push_back({group, turn.first, {}});
        end = nullptr;
      }
    }
    std::unordered_map<NodeIndex, const Turn*> told;  // the last turn that names each unit
    for (const Turn& turn : turns) {
      if (turn.node && turn.dated) told.insert_or_assign(*turn.node, &turn);
    }
    for (const NodeIndex n : groups_.all[group].nodes) {
      const auto turn = told.find(n);
      const LifeIndex life = life_of(n, turn == told.end() ? nullptr : turn->second, lives, first);
      lives.of_node[n] = life;
      lives.all[life].nodes.push_back(n);
    }
  }

  /// `turn`: what a change says of the unit, null if none names it with a day.
  LifeIndex life_of(NodeIndex n, const Turn* turn, const Lives& lives, LifeIndex first) const {
    const std::string& day = turn != nullptr ? turn->first : block_.day_of(n);  // that day's body
    const bool ends = turn != nullptr && !turn->begins;
    LifeIndex life = first;
    for (auto l = first; l < lives.all.size(); ++l) {
      const std::string& begin = lives.all[l].begin;
      if (day.empty() || (ends ? begin < day : begin <= day)) life = l;
    }
    return life;
  }

  const Block& block_;
  const Groups& groups_;
  std::vector<std::vector<Turn>> turns_;
};

}  // namespace

LifeIndex Lives::at(GroupIndex group, const std::string& day) const {
  LifeIndex life = first[group];
  for (LifeIndex l = first[group]; l < first[group + 1]; ++l) {
    if (day.empty() || all[l].begin <= day) life = l;
  }
  return life;
}

Lives find_lives(const Block& block, const Groups& groups, const std::vector<ToldChange>& changes) {
  return LifeFinder(block, groups).run(changes);
}

}  // namespace orgkarta::link
