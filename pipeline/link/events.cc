#include "pipeline/link/events.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/link/union_find.h"

namespace orgkarta::link {
namespace {

using BodySet = std::set<BodyIndex>;

/// A telling by bodies.
struct Telling {
  BodySet from;
  BodySet to;
  std::set<std::string> names;  ///< keys of sides that are no body
};

bool subset(const BodySet& a, const BodySet& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool agree(const BodySet& a, const BodySet& b) { return subset(a, b) || subset(b, a); }

bool meet(const BodySet& a, const BodySet& b) {
  return std::any_of(a.begin(), a.end(), [&](BodyIndex x) { return b.contains(x); });
}

/// Days since the beginning of the year 0 by months of 31 days: good for comparing with a
/// tolerance.
int rough_day(const std::string& iso) {
  return (std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2))) * 31 +
         std::stoi(iso.substr(8, 2));
}

bool overlap(const DayRange& a, const DayRange& b) {
  return a.first <= b.last && b.first <= a.last;
}

constexpr int kFarApart = 550;  // days: a decision may be put off by a year, not by two

bool may_be_one_time(const ToldChange& a, const ToldChange& b) {
  if (!a.days || !b.days || overlap(*a.days, *b.days)) return true;
  const bool a_first = a.days->last < b.days->first;
  const DayRange& early = a_first ? *a.days : *b.days;
  const DayRange& late = a_first ? *b.days : *a.days;
  return rough_day(late.first) - rough_day(early.last) < kFarApart;
}

/// What a change of the first kind makes follow: it tells the second again.
bool follows(ChangeKind whole, const Telling& a, ChangeKind part, const Telling& b) {
  const bool joins = whole == ChangeKind::merge || whole == ChangeKind::split;
  if (joins && part == ChangeKind::create) return !b.to.empty() && subset(b.to, a.to);
  if (joins && part == ChangeKind::dissolve) return !b.from.empty() && subset(b.from, a.from);
  return false;
}

class EventFinder {
 public:
  EventFinder(const Block& block, const Bodies& bodies, const std::vector<ToldChange>& changes)
      : block_(block), bodies_(bodies), changes_(changes), sets_(changes.size()) {
    for (const ToldChange& told : changes) tellings_.push_back(telling(told));
  }

  std::vector<DraftEvent> run() {
    for (const auto& [body, told] : by_body()) join_all(told);
    std::map<std::uint32_t, std::size_t> by_root;
    std::vector<DraftEvent> events;
    for (std::uint32_t c = 0; c < changes_.size(); ++c) {
      const auto [at, fresh] = by_root.emplace(sets_.root(c), events.size());
      if (fresh) events.emplace_back();
      events[at->second].told.push_back(c);
    }
    for (DraftEvent& event : events) complete(event);
    return events;
  }

 private:
  Telling telling(const ToldChange& told) const {
    Telling out;
    const std::string day = told.days ? told.days->first : block_.day(told.document);
    for (const ToldSide& side : told.from) add(side, day, out.from, out.names);
    for (const ToldSide& side : told.to) add(side, day, out.to, out.names);
    if (told.change->kind == ChangeKind::rename) {  // one body: either side tells which
      out.from.insert(out.to.begin(), out.to.end());
      out.to = out.from;
      out.names.clear();
    }
    return out;
  }

  void add(const ToldSide& side, const std::string& day, BodySet& set,
           std::set<std::string>& names) const {
    if (const auto body = bodies_.of_side(side, day)) {
      set.insert(*body);
    } else {
      names.insert(side.key);
    }
  }

  std::map<BodyIndex, std::vector<std::uint32_t>> by_body() const {
    std::map<BodyIndex, std::vector<std::uint32_t>> out;
    for (std::uint32_t c = 0; c < tellings_.size(); ++c) {
      BodySet all = tellings_[c].from;
      all.insert(tellings_[c].to.begin(), tellings_[c].to.end());
      for (const BodyIndex body : all) out[body].push_back(c);
    }
    return out;
  }

  void join_all(const std::vector<std::uint32_t>& told) {
    for (std::size_t i = 0; i < told.size(); ++i) {
      for (std::size_t j = i + 1; j < told.size(); ++j) {
        if (one_event(told[i], told[j])) sets_.join(told[i], told[j]);
      }
    }
  }

  bool one_event(std::uint32_t i, std::uint32_t j) const {
    const ToldChange& a = changes_[i];
    const ToldChange& b = changes_[j];
    if (a.document == b.document || !may_be_one_time(a, b)) return false;
    const Telling& x = tellings_[i];
    const Telling& y = tellings_[j];
    if (follows(a.change->kind, x, b.change->kind, y) ||
        follows(b.change->kind, y, a.change->kind, x)) {
      return true;
    }
    if (a.change->kind != b.change->kind) return false;
    if (!agree(x.from, y.from) || !agree(x.to, y.to)) return false;
    if (a.change->kind == ChangeKind::transfer && a.change->subject != b.change->subject)
      return false;
    return meet(x.from, y.from) || meet(x.to, y.to);
  }

  /// Of two tellings, the better one for what happened and when.
  auto rank(std::uint32_t c) const {
    const ToldChange& told = changes_[c];
    const bool whole =
        told.change->kind == ChangeKind::merge || told.change->kind == ChangeKind::split;
    return std::tuple(whole, tellings_[c].from.size() + tellings_[c].to.size());
  }

  void complete(DraftEvent& out) {
    std::uint32_t best = out.told.front();
    BodySet from;
    BodySet to;
    for (const std::uint32_t c : out.told) {
      if (rank(best) < rank(c)) best = c;
      from.insert(tellings_[c].from.begin(), tellings_[c].from.end());
      to.insert(tellings_[c].to.begin(), tellings_[c].to.end());
    }
    const ToldChange& told = changes_[best];
    out.event.kind = told.change->kind;
    out.event.subject = told.change->subject;
    out.from.assign(from.begin(), from.end());
    out.to.assign(to.begin(), to.end());
    take_names(told, told.from, out.from_names);
    take_names(told, told.to, out.to_names);
    take_days(out);
    take_status(out);
    for (const std::uint32_t c : out.told) {
      out.event.changes.push_back(changes_[c].row);
      see(block_.day(changes_[c].document), out.event);
    }
  }

  static void see(const std::string& day, Event& event) {
    if (day.empty()) return;
    if (event.first_seen.empty() || day < event.first_seen) event.first_seen = day;
    event.last_seen = std::max(event.last_seen, day);
  }

  void take_names(const ToldChange& told, const std::vector<ToldSide>& sides,
                  std::vector<std::string>& names) const {
    const bool rename = told.change->kind == ChangeKind::rename;
    const std::string day = told.days ? told.days->first : block_.day(told.document);
    for (const ToldSide& side : sides) {
      if (rename || !bodies_.of_side(side, day)) names.push_back(side.name);
    }
  }

  void take_days(DraftEvent& out) const {
    const auto days_rank = [&](std::uint32_t c) {
      const ToldChange& told = changes_[c];
      const int length =
          told.days ? rough_day(told.days->last) - rough_day(told.days->first) : 100000;
      return std::tuple(told.days.has_value(), is_decided(told), -length, c);
    };
    const std::uint32_t best = *std::max_element(
        out.told.begin(), out.told.end(),
        [&](std::uint32_t a, std::uint32_t b) { return days_rank(a) < days_rank(b); });
    out.event.effective = changes_[best].change->effective;
    out.days = changes_[best].days;
    out.event.resolved = std::any_of(out.told.begin(), out.told.end(), [&](std::uint32_t c) {
      return changes_[c].change->effective && !changes_[c].days && out.days;
    });
  }

  void take_status(DraftEvent& out) const {
    const auto furthest = [](Status s) {
      switch (s) {
        case Status::proposed:
          return 0;
        case Status::rejected:
          return 1;
        case Status::decided:
          return 2;
        case Status::done:
          return 3;
      }
      return 0;
    };
    Status status = Status::proposed;
    for (const std::uint32_t c : out.told) {
      const Status told = changes_[c].change->status;
      if (furthest(status) < furthest(told)) status = told;
    }
    const bool passed =
        out.days && !block_.last_day().empty() && out.days->last <= block_.last_day();
    if (status == Status::decided && passed) status = Status::done;
    out.event.status = status;
  }

  const Block& block_;
  const Bodies& bodies_;
  const std::vector<ToldChange>& changes_;
  std::vector<Telling> tellings_;
  UnionFind sets_;
};

}  // namespace

std::vector<DraftEvent> find_events(const Block& block, const Bodies& bodies,
                                    const std::vector<ToldChange>& changes) {
  return EventFinder(block, bodies, changes).run();
}

std::vector<Conflict> day_conflicts(const std::vector<DraftEvent>& events,
                                    const std::vector<ToldChange>& changes) {
  std::vector<Conflict> out;
  for (const DraftEvent& event : events) {
    const ToldChange* first = nullptr;
    for (const std::uint32_t c : event.told) {
      const ToldChange& told = changes[c];
      if (!told.days || !is_decided(told)) continue;
      if (first == nullptr) {
        first = &told;
      } else if (!overlap(*first->days, *told.days)) {
        out.push_back({event.event.id, "effective", *first->change->effective,
                       *told.change->effective, "change", first->row, told.row});
        break;
      }
    }
  }
  return out;
}

}  // namespace orgkarta::link
