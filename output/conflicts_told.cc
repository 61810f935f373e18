#include "output/conflicts_told.h"

#include <utility>

#include "output/events_told.h"

namespace orgkarta::output {
namespace {

constexpr const char* kConflicts =
    "SELECT c.id, c.municipality, coalesce(m.name, c.municipality), c.about, o.name, c.what,"
    " c.value_a, coalesce(a.name, c.value_a), c.value_b, coalesce(b.name, c.value_b), c.kind,"
    " c.fact_a, c.fact_b FROM conflicts c"
    " LEFT JOIN municipalities m ON m.code = c.municipality"
    " LEFT JOIN organisations o ON o.id = c.about"
    " LEFT JOIN persons a ON a.id = c.value_a LEFT JOIN persons b ON b.id = c.value_b"
    " WHERE ?1 = '' OR c.municipality = ?1 ORDER BY c.id";

Telling telling_of(Tellings& tellings, const std::string& kind, std::int64_t row) {
  if (kind == "post") {
    const auto post = tellings.post(row);
    return post ? post->telling : Telling{};
  }
  const auto change = tellings.change(row);
  return change ? change->telling : Telling{};
}

std::string name_of_event(Connection& db, const std::string& id) {
  const auto event = read_event(db, id);
  return event ? event->kind + ": " + event->sides() : id;
}

}  // namespace

std::vector<ConflictTold> read_conflicts(Connection& db, Tellings& tellings,
                                         const std::string& municipality) {
  Query row(db, kConflicts);
  row.ask(municipality);
  std::vector<ConflictTold> out;
  while (row.next()) {
    ConflictTold c;
    c.id = row.integer(0);
    c.municipality = row.text(1);
    c.municipality_name = row.text(2);
    c.about = row.text(3);
    c.about_name = row.null(4) ? name_of_event(db, c.about) : std::string(row.text(4));
    c.what = row.text(5);
    const std::string kind(row.text(10));
    c.sides[0] = {std::string(row.text(6)), std::string(row.text(7)),
                  telling_of(tellings, kind, row.integer(11))};
    c.sides[1] = {std::string(row.text(8)), std::string(row.text(9)),
                  telling_of(tellings, kind, row.integer(12))};
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace orgkarta::output
