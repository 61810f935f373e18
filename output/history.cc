#include "output/history.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

#include "output/conflicts_told.h"
#include "output/events_told.h"
#include "output/find_names.h"
#include "output/municipality_told.h"

namespace orgkarta::output {
namespace {

constexpr const char* kTerm = "from_first, to_first, first_seen, last_seen";

Term term_of(const Query& row) {
  return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
          std::string(row.text(3))};
}

HistoryEntry entry(const Term& term, std::string what, std::string value, std::string id = "") {
  const char* status = !term.from.empty() ? "told" : term.begin().empty() ? "" : "seen";
  return {term.begin(), term.to, std::move(what), std::move(value), std::move(id), status, {}};
}

template <class T>
void add_tellings(const std::vector<T>& from, std::vector<Telling>& to) {
  for (const T& one : from) to.push_back(one.telling);
}

class Historian {
 public:
  explicit Historian(Connection& db) : db_(db), tellings_(db) {}

  std::vector<HistoryEntry> organisation(const std::string& id) {
    units_ = tellings_.of_organisation(id);
    events_ = events_of(db_, id);
    add_names(id);
    add_parents(id);
    add_memberships("m.organisation = ?1", id, false);
    for (const EventTold& event : events_) add_event(event, id);
    add_conflicts(id, [&](const ConflictTold& c) {
      return c.about == id || std::any_of(events_.begin(), events_.end(),
                                          [&](const EventTold& e) { return e.id == c.about; });
    });
    return sorted();
  }

  std::vector<HistoryEntry> person(const std::string& id) {
    add_written_names(id);
    add_memberships("m.person = ?1", id, true);
    add_conflicts(id, [&](const ConflictTold& c) {
      return c.sides[0].value == id || c.sides[1].value == id;
    });
    return sorted();
  }

 private:
  std::vector<HistoryEntry> sorted() {
    std::stable_sort(out_.begin(), out_.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.from.empty(), std::string_view(a.from)) <
             std::tuple(b.from.empty(), std::string_view(b.from));
    });
    return std::move(out_);
  }

  void add_names(const std::string& id) {
    Query row(db_, (std::string("SELECT ") + kTerm +
                    ", name, proper FROM organisation_names WHERE organisation = ?1"
                    " ORDER BY ordinal")
                       .c_str());
    row.ask(id);
    while (row.next()) {
      const std::string name(row.text(4));
      if (row.integer(5) == 0) {
        add_other_name(id, name);
        continue;
      }
      HistoryEntry& one = out_.emplace_back(entry(term_of(row), "name", name));
      for (const UnitTelling& unit : units_) {
        if (matches(name, unit.name, Nearness::equal)) one.tellings.push_back(unit.telling);
      }
      if (one.tellings.empty()) tell_by_events("rename", name, one);
    }
  }

  /// What no unit says, the event that changed it does.
  void tell_by_events(const std::string& kind, const std::string& name, HistoryEntry& one) {
    for (const EventTold& event : events_) {
      if (event.kind != kind) continue;
      for (const auto* sides : {&event.from, &event.to}) {
        for (const EventSideTold& side : *sides) {
          if (side.name == name) add_tellings(tellings_.of_event(event.id), one.tellings);
        }
      }
    }
  }

  /// Such a name is seen first in the first document that has it.
  void add_other_name(const std::string& id, const std::string& name) {
    Query row(db_,
              "SELECT n.unit FROM unit_names n JOIN organisation_units o ON o.unit = n.unit"
              " WHERE o.organisation = ?1 AND n.name = ?2");
    row.ask(id, name);
    std::vector<std::int64_t> rows;
    while (row.next()) rows.push_back(row.integer(0));
    HistoryEntry one{"", "", "also called", name, "", "", {}};
    for (const UnitTelling& unit : units_) {
      if (std::find(rows.begin(), rows.end(), unit.row) != rows.end() || unit.name == name) {
        one.tellings.push_back(unit.telling);
      }
    }
    if (!one.tellings.empty()) one.from = one.tellings.front().day;
    if (!one.from.empty()) one.status = "seen";
    out_.push_back(std::move(one));
  }

  void add_parents(const std::string& id) {
    Query row(db_,
              "SELECT p.from_first, p.to_first, p.first_seen, p.last_seen, p.parent, o.name"
              " FROM organisation_parents p JOIN organisations o ON o.id = p.parent"
              " WHERE p.organisation = ?1 ORDER BY p.ordinal");
    row.ask(id);
    while (row.next()) {
      const std::string name(row.text(5));
      HistoryEntry& one =
          out_.emplace_back(entry(term_of(row), "parent", name, std::string(row.text(4))));
      for (const UnitTelling& unit : units_) {
        const bool within =
            one.from.empty() || one.status == "told" || unit.telling.day >= one.from;
        if (unit.parent == row.text(4) && within) one.tellings.push_back(unit.telling);
      }
      if (one.tellings.empty()) tell_by_events("move", name, one);
    }
  }

  void add_memberships(const char* condition, const std::string& id, bool of_person) {
    Query row(db_, (std::string(
                        "SELECT m.from_first, coalesce(m.to_first, m.replaced),"
                        " m.first_seen, m.last_seen, m.id, p.name, o.name, m.title, m.role,"
                        " m.acting, p.id, o.id FROM memberships m JOIN persons p ON p.id = m.person"
                        " LEFT JOIN organisations o ON o.id = m.organisation WHERE ") +
                    condition + " ORDER BY m.id")
                       .c_str());
    row.ask(id);
    while (row.next()) {
      const std::string title(row.text(7));
      const std::string who(row.text(of_person ? 6 : 5));
      std::string value = of_person ? title : who;
      const std::string& rest = of_person ? who : title;
      if (!rest.empty()) value += ", " + rest;
      const std::string role = (row.integer(9) != 0 ? "acting " : "") + std::string(row.text(8));
      HistoryEntry& one = out_.emplace_back(
          entry(term_of(row), role, value, std::string(row.text(of_person ? 11 : 10))));
      add_tellings(tellings_.of_membership(row.integer(4)), one.tellings);
    }
  }

  void add_event(const EventTold& event, const std::string& id) {
    const bool founds = event.founds(id);
    const std::string what = founds ? "founded" : event.ends(id) ? "dissolved" : event.kind;
    const std::string value =
        what == event.kind ? event.sides() : event.kind + ": " + event.sides();
    HistoryEntry one{event.first_day, "", what, value, event.id, event.status, {}};
    add_tellings(tellings_.of_event(event.id), one.tellings);
    out_.push_back(std::move(one));
  }

  /// One entry for each side: each has its document.
  void add_conflicts(const std::string& id,
                     const std::function<bool(const ConflictTold&)>& concerns) {
    Query row(db_,
              "SELECT municipality FROM organisations WHERE id = ?1"
              " UNION ALL SELECT municipality FROM persons WHERE id = ?1");
    row.ask(id);
    const std::string municipality(row.next() ? row.text(0) : "");
    for (const ConflictTold& c : read_conflicts(db_, tellings_, municipality)) {
      if (!concerns(c)) continue;
      for (const ConflictSide& side : c.sides) {
        out_.push_back({side.telling.day,
                        "",
                        "conflict",
                        c.what + " of " + c.about_name + ": " + side.shown,
                        c.about,
                        "",
                        {side.telling}});
      }
    }
  }

  /// How documents write a person's name, each form once.
  void add_written_names(const std::string& id) {
    Query row(db_,
              "SELECT p.post FROM memberships m JOIN membership_posts p ON p.membership = m.id"
              " WHERE m.person = ?1");
    row.ask(id);
    std::map<std::string, std::vector<PostTelling>> by_name;
    while (row.next()) {
      if (auto post = tellings_.post(row.integer(0))) {
        by_name[post->person].push_back(std::move(*post));
      }
    }
    for (auto& [name, posts] : by_name) {
      std::sort(posts.begin(), posts.end(), [](const PostTelling& a, const PostTelling& b) {
        return std::tuple(a.telling.day.empty(), std::string_view(a.telling.day), a.row) <
               std::tuple(b.telling.day.empty(), std::string_view(b.telling.day), b.row);
      });
      HistoryEntry one{posts.front().telling.day, "", "name", name, "", "seen", {}};
      if (one.from.empty()) one.status.clear();
      add_tellings(posts, one.tellings);
      out_.push_back(std::move(one));
    }
  }

  Connection& db_;
  Tellings tellings_;
  std::vector<UnitTelling> units_;
  std::vector<EventTold> events_;
  std::vector<HistoryEntry> out_;
};

}  // namespace

std::vector<HistoryEntry> history_of_organisation(Connection& db, const std::string& id) {
  return Historian(db).organisation(id);
}

std::vector<HistoryEntry> history_of_person(Connection& db, const std::string& id) {
  return Historian(db).person(id);
}

}  // namespace orgkarta::output
