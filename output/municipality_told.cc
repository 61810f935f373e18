#include "output/municipality_told.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace orgkarta::output {
namespace {

constexpr const char* kLastDocument =
    "SELECT max(day) FROM (SELECT max(last_seen) AS day FROM organisations WHERE municipality = ?1"
    " UNION ALL SELECT max(last_seen) FROM persons WHERE municipality = ?1"
    " UNION ALL SELECT max(last_seen) FROM events WHERE municipality = ?1"
    " UNION ALL SELECT max(last_seen) FROM statements WHERE municipality = ?1)";

constexpr const char* kLastBeginning =
    "SELECT max(day) FROM (SELECT first_day AS day FROM events"
    " WHERE municipality = ?1 AND status IN ('decided', 'done')"
    " UNION ALL SELECT m.from_first FROM memberships m JOIN persons p ON p.id = m.person"
    " WHERE p.municipality = ?1) WHERE ?2 = '' OR day <= date(?2, '+2 years')";

constexpr const char* kOrganisations =
    "SELECT id, kind, field, state, from_first, coalesce(to_first,"
    " iif(state <> 'dissolved', NULL, coalesce((SELECT min(e.first_seen) FROM event_organisations s"
    "  JOIN events e ON e.id = s.event WHERE s.organisation = o.id AND s.side = 'from'"
    "  AND e.kind IN ('dissolve', 'merge', 'split') AND e.status = 'done'),"
    "  date(last_seen, '+1 day')))), first_seen, last_seen"
    " FROM organisations o WHERE municipality = ?1 ORDER BY id";

constexpr const char* kNames =
    "SELECT n.organisation, n.name, n.from_first, n.to_first, n.first_seen, n.last_seen"
    " FROM organisation_names n JOIN organisations o ON o.id = n.organisation"
    " WHERE o.municipality = ?1 AND n.proper ORDER BY n.organisation, n.ordinal";

constexpr const char* kParents =
    "SELECT n.organisation, n.parent, n.from_first, n.to_first, n.first_seen, n.last_seen"
    " FROM organisation_parents n JOIN organisations o ON o.id = n.organisation"
    " WHERE o.municipality = ?1 ORDER BY n.organisation, n.ordinal";

constexpr const char* kHeads =
    "SELECT m.organisation, m.id, m.from_first, m.to_first, m.first_seen, m.last_seen, p.id, "
    "p.name,"
    " m.title, m.acting, m.replaced"
    " FROM memberships m JOIN organisations o ON o.id = m.organisation JOIN persons p ON p.id = "
    "m.person"
    " WHERE o.municipality = ?1 AND m.role = 'head' ORDER BY m.organisation, m.id";

/// Four columns from `first` on.
Term term_of(const Query& row, int first) {
  return {std::string(row.text(first)), std::string(row.text(first + 1)),
          std::string(row.text(first + 2)), std::string(row.text(first + 3))};
}

/// The first column of the first row.
template <class... Args>
std::string one(Connection& db, const char* sql, const Args&... args) {
  Query query(db, sql);
  query.ask(args...);
  return query.next() ? std::string(query.text(0)) : std::string();
}

class Reader {
 public:
  Reader(Connection& db, MunicipalityTold& out) : db_(db), out_(out) {}

  void read() {
    read_organisations();
    each(kNames, [](OrganisationTold& o, const Query& row) {
      o.names.push_back({std::string(row.text(1)), term_of(row, 2)});
    });
    each(kParents, [](OrganisationTold& o, const Query& row) {
      o.parents.push_back({std::string(row.text(1)), term_of(row, 2)});
    });
    each(kHeads, [](OrganisationTold& o, const Query& row) {
      o.heads.push_back({row.integer(1), std::string(row.text(6)), std::string(row.text(7)),
                         std::string(row.text(8)), row.integer(9) != 0, term_of(row, 2),
                         std::string(row.text(10))});
    });
  }

 private:
  void read_organisations() {
    Query row(db_, kOrganisations);
    row.ask(out_.code);
    while (row.next()) {
      OrganisationTold o;
      o.id = row.text(0);
      o.kind = row.text(1);
      o.field = row.text(2);
      o.proposed = row.text(3) == "proposed";
      o.dissolved = row.text(3) == "dissolved";
      o.term = term_of(row, 4);
      by_id_.emplace(o.id, out_.organisations.size());
      out_.organisations.push_back(std::move(o));
    }
  }

  template <class Take>
  void each(const char* sql, Take take) {
    Query row(db_, sql);
    row.ask(out_.code);
    while (row.next()) {
      const auto found = by_id_.find(std::string(row.text(0)));
      if (found != by_id_.end()) take(out_.organisations[found->second], row);
    }
  }

  Connection& db_;
  MunicipalityTold& out_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace

MunicipalityTold read_municipality(Connection& db, const std::string& code) {
  MunicipalityTold out;
  out.code = code;
  out.name = one(db, "SELECT name FROM municipalities WHERE code = ?1", code);
  out.last_document = one(db, kLastDocument, code);
  out.last_day = std::max(out.last_document, one(db, kLastBeginning, code, out.last_document));
  Reader(db, out).read();
  return out;
}

}  // namespace orgkarta::output
