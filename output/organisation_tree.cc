#include "output/organisation_tree.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "output/on_day.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::output {
namespace {

using Index = std::size_t;
constexpr Index kRoot = static_cast<Index>(-1);
constexpr int kDeepest = 64;  // real ones have ten levels; what is printed calls itself so often

Index rank_of(const std::string& kind) {
  const auto known = parse_name<UnitKind>(kind);
  return known ? static_cast<Index>(*known) : kNames<UnitKind>.size();
}

/// What stands where. Places are indexes of organisations; kRoot is the municipality.
class Places {
 public:
  Places(const MunicipalityTold& told, const OnDay& on_day)
      : all_(told.organisations), on_day_(on_day), above_(all_.size(), kRoot) {
    for (Index i = 0; i < all_.size(); ++i) {
      by_id_.emplace(all_[i].id, i);
      there_.push_back(on_day.exists(all_[i]));
    }
    if (const auto root = by_id_.find("se-" + told.code); root != by_id_.end()) {
      municipality_ = root->second;
      there_[municipality_] = false;  // it stands above all, not among them
    }
    as_told_.assign(all_.size(), true);
    for (Index i = 0; i < all_.size(); ++i) {
      if (there_[i]) place(i);
    }
    break_rings();
    find_below();
  }

  Index municipality() const { return municipality_; }
  bool as_told(Index i) const { return as_told_[i]; }
  const std::vector<Index>& below(Index i) const { return i == kRoot ? top_ : below_[i]; }

 private:
  /// What a document tells to stand above, there or not.
  Index told_above(Index i) const {
    const auto found = by_id_.find(on_day_.parent(all_[i]));
    return found == by_id_.end() || found->second == municipality_ ? kRoot : found->second;
  }

  void place(Index i) {
    Index above = told_above(i);
    for (int step = 0; above != kRoot && !there_[above] && step < kDeepest; ++step) {
      as_told_[i] = false;
      above = told_above(above);
    }
    if (above == kRoot || (above != i && there_[above])) {
      above_[i] = above;
    } else {
      as_told_[i] = false;
    }
  }

  /// Where bodies stand above each other in a ring, the one of the highest kind goes to the top.
  void break_rings() {
    std::vector<Index> walk(all_.size(), kRoot);  // from which start each was passed
    for (Index start = 0; start < all_.size(); ++start) {
      Index i = start;
      while (i != kRoot && walk[i] == kRoot) {
        walk[i] = start;
        i = above_[i];
      }
      if (i == kRoot || walk[i] != start) continue;
      Index top = i;
      for (Index j = above_[i]; j != i; j = above_[j]) {
        if (std::tuple(rank_of(all_[j].kind), j) < std::tuple(rank_of(all_[top].kind), top))
          top = j;
      }
      above_[top] = kRoot;
      as_told_[top] = false;
    }
  }

  void find_below() {
    std::vector<std::vector<Index>> told(all_.size());
    below_.resize(all_.size());
    std::vector<std::pair<Index, int>> order;  // with the level
    for (Index i = 0; i < all_.size(); ++i) {
      if (!there_[i]) continue;
      if (above_[i] == kRoot) {
        top_.push_back(i);
        order.emplace_back(i, 1);
      } else {
        told[above_[i]].push_back(i);
      }
    }
    for (Index next = 0; next < order.size(); ++next) {
      const auto [i, level] = order[next];
      for (const Index b : told[i]) {
        const bool deep = level == kDeepest;
        if (deep) as_told_[b] = false;
        (deep ? top_ : below_[i]).push_back(b);
        order.emplace_back(b, deep ? 1 : level + 1);
      }
    }
  }

  const std::vector<OrganisationTold>& all_;
  const OnDay& on_day_;
  std::unordered_map<std::string, Index> by_id_;
  Index municipality_ = kRoot;
  std::vector<bool> there_;
  std::vector<Index> above_;
  std::vector<bool> as_told_;
  std::vector<std::vector<Index>> below_;
  std::vector<Index> top_;
};

OrganisationAt describe(const OrganisationTold& o, const OnDay& on_day, bool as_told) {
  return {o.id,           on_day.name(o),   o.kind,  o.field,         !o.term.from.empty(),
          o.term.begin(), o.term.last_seen, as_told, on_day.heads(o), {}};
}

std::vector<OrganisationAt> below(const MunicipalityTold& told, const OnDay& on_day,
                                  const Places& places, Index parent) {
  std::vector<OrganisationAt> out;
  for (const Index i : places.below(parent)) {
    out.push_back(describe(told.organisations[i], on_day, places.as_told(i)));
    out.back().children = below(told, on_day, places, i);
  }
  std::sort(out.begin(), out.end(), [](const OrganisationAt& a, const OrganisationAt& b) {
    return std::tuple(rank_of(a.kind), unicode::lower(a.name), std::string_view(a.id)) <
           std::tuple(rank_of(b.kind), unicode::lower(b.name), std::string_view(b.id));
  });
  return out;
}

}  // namespace

OrganisationTree organisation_tree(const MunicipalityTold& told, const std::string& day) {
  const OnDay on_day(told, day);
  const Places places(told, on_day);
  OrganisationTree tree{told.code, day, {}};
  if (places.municipality() == kRoot) {  // no document names the municipality itself
    tree.root.id = "se-" + told.code;
    tree.root.name = told.name;
    tree.root.kind = name_of(UnitKind::municipality);
  } else {
    tree.root = describe(told.organisations[places.municipality()], on_day, true);
  }
  tree.root.children = below(told, on_day, places, kRoot);
  return tree;
}

}  // namespace orgkarta::output
