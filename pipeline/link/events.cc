#include "pipeline/link/events.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/link/event_sets.h"

namespace orgkarta::link {
namespace {

constexpr int kUnknownLength = 100000;  // days: longer than any span

bool overlap(const DayRange& a, const DayRange& b) {
  return a.first <= b.last && b.first <= a.last;
}

/// The last day of what was, and the first of what is, are one day to tell.
bool next_to(const DayRange& early, const DayRange& late) {
  constexpr int kEndOfFebruary = 4;  // rough days from it to the first of March
  return late.first.ends_with("-01") &&
         rough_day(late.first) - rough_day(early.last) <= kEndOfFebruary;
}

bool contradict(const DayRange& a, const DayRange& b) {
  if (overlap(a, b)) return false;
  return a.first < b.first ? !next_to(a, b) : !next_to(b, a);
}

class EventFinder {
 public:
  EventFinder(const Block& block, const Bodies& bodies, const std::vector<ToldChange>& changes)
      : block_(block),
        bodies_(bodies),
        changes_(changes),
        tellings_(tellings(block, bodies, changes)),
        of_change_(changes.size()) {
    for (std::uint32_t t = 0; t < tellings_.size(); ++t) {
      for (const std::uint32_t c : tellings_[t].told) of_change_[c] = t;
    }
  }

  std::vector<DraftEvent> run() {
    UnionFind sets = event_sets(tellings_, changes_);
    std::map<std::uint32_t, std::size_t> by_root;
    std::vector<DraftEvent> events;
    for (std::uint32_t c = 0; c < changes_.size(); ++c) {
      const auto [at, fresh] = by_root.emplace(sets.root(of_change_[c]), events.size());
      if (fresh) events.emplace_back();
      events[at->second].told.push_back(c);
    }
    for (DraftEvent& event : events) complete(event);
    return events;
  }

 private:
  const Telling& telling(std::uint32_t change) const { return tellings_[of_change_[change]]; }

  /// Of two tellings, the better one for what happened and when.
  auto rank(std::uint32_t c) const {
    const ToldChange& told = changes_[c];
    const bool whole =
        told.change->kind == ChangeKind::merge || told.change->kind == ChangeKind::split;
    return std::tuple(whole, telling(c).from.size() + telling(c).to.size());
  }

  void complete(DraftEvent& out) {
    std::uint32_t best = out.told.front();
    std::set<BodyIndex> from;
    std::set<BodyIndex> to;
    for (const std::uint32_t c : out.told) {
      if (rank(best) < rank(c)) best = c;
      take_bodies(telling(c).from, from);
      take_bodies(telling(c).to, to);
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

  /// Without the numbers of names that are no body.
  void take_bodies(const std::vector<std::uint32_t>& side, std::set<BodyIndex>& out) const {
    for (const std::uint32_t body : side) {
      if (body < bodies_.all.size()) out.insert(body);
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
    const std::string& day = block_.day(told.document);
    for (const ToldSide& side : sides) {
      if (rename || !bodies_.of_side(side, told, day)) names.push_back(side.name);
    }
  }

  void take_days(DraftEvent& out) const {
    const auto days_rank = [&](std::uint32_t c) {
      const ToldChange& told = changes_[c];
      const int length =
          told.days ? rough_day(told.days->last) - rough_day(told.days->first) : kUnknownLength;
      const bool whole = told.change->kind == out.event.kind;
      const bool decision = told.change->status == Status::decided;
      return std::tuple(told.days.has_value(), is_decided(told), -length, whole, decision, c);
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
  std::vector<std::uint32_t> of_change_;  ///< telling, by change
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
      } else if (contradict(*first->days, *told.days)) {
        out.push_back({event.event.id, "effective", *first->change->effective,
                       *told.change->effective, "change", first->row, told.row});
        break;
      }
    }
  }
  return out;
}

}  // namespace orgkarta::link
