#include "output/events_told.h"

#include <algorithm>
#include <utility>

namespace orgkarta::output {
namespace {

std::string listed(const std::vector<EventSideTold>& sides) {
  std::string out;
  for (const EventSideTold& side : sides) {
    if (!out.empty()) out += "; ";
    out += side.name;
  }
  return out;
}

bool has(const std::vector<EventSideTold>& sides, const std::string& organisation) {
  return std::any_of(sides.begin(), sides.end(),
                     [&](const EventSideTold& s) { return s.organisation == organisation; });
}

class Reader {
 public:
  explicit Reader(Connection& db)
      : event_(db,
               "SELECT id, kind, subject, effective, first_day, status, first_seen FROM events"
               " WHERE id = ?1"),
        sides_(db,
               "SELECT side, organisation, name FROM event_organisations WHERE event = ?1"
               " ORDER BY side, ordinal") {}

  std::optional<EventTold> read(const std::string& id) {
    event_.ask(id);
    if (!event_.next()) return std::nullopt;
    EventTold out{std::string(event_.text(0)),
                  std::string(event_.text(1)),
                  std::string(event_.text(2)),
                  std::string(event_.text(3)),
                  std::string(event_.text(4)),
                  std::string(event_.text(5)),
                  std::string(event_.text(6)),
                  {},
                  {}};
    sides_.ask(id);
    while (sides_.next()) {
      (sides_.text(0) == "to" ? out.to : out.from)
          .push_back({std::string(sides_.text(1)), std::string(sides_.text(2))});
    }
    return out;
  }

 private:
  Query event_, sides_;
};

}  // namespace

std::string EventTold::sides() const {
  std::string out = subject.empty() ? "" : subject + ": ";
  out += listed(from);
  if (to.empty()) return out;
  if (!from.empty()) out += ' ';
  return out + "-> " + listed(to);
}

bool EventTold::founds(const std::string& organisation) const {
  return happened() && (kind == "create" || kind == "merge" || kind == "split") &&
         has(to, organisation) && !has(from, organisation);
}

bool EventTold::ends(const std::string& organisation) const {
  return happened() && (kind == "dissolve" || kind == "merge" || kind == "split") &&
         has(from, organisation) && !has(to, organisation);
}

std::optional<EventTold> read_event(Connection& db, const std::string& id) {
  return Reader(db).read(id);
}

std::vector<EventTold> events_of(Connection& db, const std::string& organisation) {
  Query ids(db,
            "SELECT DISTINCT e.id FROM event_organisations s JOIN events e ON e.id = s.event"
            " WHERE s.organisation = ?1"
            " ORDER BY e.first_day IS NULL, e.first_day, e.first_seen, e.id");
  ids.ask(organisation);
  Reader reader(db);
  std::vector<EventTold> out;
  while (ids.next()) {
    if (auto event = reader.read(std::string(ids.text(0)))) out.push_back(std::move(*event));
  }
  return out;
}

}  // namespace orgkarta::output
