#include "pipeline/link/event_sets.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace orgkarta::link {
namespace {

using Numbers = std::vector<std::uint32_t>;

bool same_sides(const Telling& a, const Telling& b) {
  return a.kind == b.kind && a.from == b.from && a.to == b.to;
}

/// Whether one document that tells both means two events.
bool told_apart(const Telling& a, const Telling& b) {
  if (a.kind != b.kind || !alike(a, b)) return false;
  return !same_sides(a, b) || (a.days && b.days && days_between(*a.days, *b.days) > 0);
}

/// Sets with what keeps them from growing.
class Sets {
 public:
  Sets(const std::vector<Telling>& tellings, const std::vector<ToldChange>& changes)
      : tellings_(tellings), sets_(tellings.size()), enemies_(tellings.size()) {
    for (const Telling& t : tellings) {
      spans_.push_back(t.days ? Span{t.days->first, t.days->last} : Span{});
    }
    std::map<std::uint32_t, Numbers> by_document;
    for (std::uint32_t t = 0; t < tellings.size(); ++t) {
      for (const std::uint32_t c : tellings[t].told) {
        Numbers& here = by_document[changes[c].document];
        if (here.empty() || here.back() != t) here.push_back(t);
      }
    }
    for (const auto& [document, here] : by_document) tell_apart(here);
  }

  bool same(std::uint32_t a, std::uint32_t b) { return sets_.same(a, b); }

  /// Whether nothing keeps the two tellings' sets apart.
  bool may_join(std::uint32_t a, std::uint32_t b) {
    a = sets_.root(a);
    b = sets_.root(b);
    const Span both = joined(spans_[a], spans_[b]);
    return both.latest_first - both.earliest_last < kFarApart && !hates(a, b) && !hates(b, a);
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = sets_.root(a);
    b = sets_.root(b);
    if (!sets_.join(a, b)) return;
    const std::uint32_t whole = sets_.root(a);
    const std::uint32_t part = whole == a ? b : a;
    spans_[whole] = joined(spans_[whole], spans_[part]);
    enemies_[whole].insert(enemies_[whole].end(), enemies_[part].begin(), enemies_[part].end());
  }

  UnionFind take() { return std::move(sets_); }

 private:
  /// Of days that a set tells; the farthest two lie latest_first - earliest_last apart.
  struct Span {
    int latest_first = 0;
    int earliest_last = kNever;
  };
  static constexpr int kNever = 1 << 29;

  static Span joined(const Span& a, const Span& b) {
    return {std::max(a.latest_first, b.latest_first), std::min(a.earliest_last, b.earliest_last)};
  }

  void tell_apart(const Numbers& here) {
    for (std::size_t i = 0; i < here.size(); ++i) {
      for (std::size_t j = i + 1; j < here.size(); ++j) {
        if (!told_apart(tellings_[here[i]], tellings_[here[j]])) continue;
        enemies_[here[i]].push_back(here[j]);
        enemies_[here[j]].push_back(here[i]);
      }
    }
  }

  bool hates(std::uint32_t root, std::uint32_t other) {
    return std::any_of(enemies_[root].begin(), enemies_[root].end(),
                       [&](std::uint32_t e) { return sets_.root(e) == other; });
  }

  const std::vector<Telling>& tellings_;
  UnionFind sets_;
  std::vector<Span> spans_;       ///< by root
  std::vector<Numbers> enemies_;  ///< by root: tellings that are told apart from one of it
};

class Joiner {
 public:
  Joiner(const std::vector<Telling>& tellings, const std::vector<ToldChange>& changes)
      : tellings_(tellings), sets_(tellings, changes) {
    for (std::uint32_t t = 0; t < tellings.size(); ++t) {
      Numbers bodies = tellings[t].from;
      bodies.insert(bodies.end(), tellings[t].to.begin(), tellings[t].to.end());
      std::sort(bodies.begin(), bodies.end());
      bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
      for (const std::uint32_t body : bodies) {
        (tellings[t].days ? dated_ : open_)[body].push_back(t);
      }
    }
  }

  UnionFind run() {
    for (auto& [body, dated] : dated_) sort_by_day(dated);
    for (const int days : {1, 40, 200, kFarApart}) {
      for (const bool same : {true, false}) {
        for (const auto& [body, dated] : dated_) join_dated(dated, days, same);
      }
    }
    for (std::uint32_t t = 0; t < tellings_.size(); ++t) {
      if (!tellings_[t].days) join_nearest(t);
    }
    for (const bool same : {true, false}) {
      for (const auto& [body, open] : open_) join_open(open, same);
    }
    return sets_.take();
  }

 private:
  const Telling& telling(std::uint32_t t) const { return tellings_[t]; }

  void sort_by_day(Numbers& dated) const {
    std::sort(dated.begin(), dated.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tuple(telling(a).days->first, a) < std::tuple(telling(b).days->first, b);
    });
  }

  void try_join(std::uint32_t a, std::uint32_t b, bool same) {
    if (sets_.same(a, b) || same_sides(telling(a), telling(b)) != same) return;
    if (!alike(telling(a), telling(b)) || told_apart_by_days(a, b)) return;
    if (sets_.may_join(a, b)) sets_.join(a, b);
  }

  bool told_apart_by_days(std::uint32_t a, std::uint32_t b) const {
    return !may_be_one_time(telling(a), telling(b));
  }

  /// Those with fewer than `days` days between them.
  void join_dated(const Numbers& dated, int days, bool same) {
    for (std::size_t i = 0; i < dated.size(); ++i) {
      for (std::size_t j = i + 1; j < dated.size(); ++j) {
        if (telling(dated[j]).days->first - telling(dated[i]).days->last >= days) break;
        try_join(dated[i], dated[j], same);
      }
    }
  }

  /// To the event nearest to the day on which it was heard of; if that is unknown, to the only one.
  void join_nearest(std::uint32_t t) {
    std::vector<std::tuple<int, bool, std::uint32_t>> near;
    for (const auto* side : {&telling(t).from, &telling(t).to}) {
      for (const std::uint32_t body : *side) {
        const auto dated = dated_.find(body);
        if (dated == dated_.end()) continue;
        for (const std::uint32_t d : dated->second) {
          if (!alike(telling(t), telling(d)) || told_apart_by_days(t, d)) continue;
          near.emplace_back(distance(t, d), !same_sides(telling(t), telling(d)), d);
        }
      }
    }
    std::sort(near.begin(), near.end());
    std::erase_if(near, [&](const auto& n) { return !sets_.may_join(t, std::get<2>(n)); });
    if (near.empty()) return;
    const std::uint32_t best = std::get<2>(near.front());
    const bool sure = telling(t).heard || std::all_of(near.begin(), near.end(), [&](const auto& n) {
                        return sets_.same(best, std::get<2>(n));
                      });
    if (sure) sets_.join(t, best);
  }

  int distance(std::uint32_t open, std::uint32_t dated) const {
    if (!telling(open).heard) return 0;
    const int heard = *telling(open).heard;
    return days_between({heard, heard}, *telling(dated).days);
  }

  void join_open(const Numbers& open, bool same) {
    for (std::size_t i = 0; i < open.size(); ++i) {
      for (std::size_t j = i + 1; j < open.size(); ++j) try_join(open[i], open[j], same);
    }
  }

  const std::vector<Telling>& tellings_;
  Sets sets_;
  std::map<std::uint32_t, Numbers> dated_;  ///< tellings of each body, by day
  std::map<std::uint32_t, Numbers> open_;   ///< those without a year
};

}  // namespace

UnionFind event_sets(const std::vector<Telling>& tellings, const std::vector<ToldChange>& changes) {
  return Joiner(tellings, changes).run();
}

}  // namespace orgkarta::link
