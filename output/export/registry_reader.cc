#include "output/export/registry_reader.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "output/export/iso_prefix.h"
#include "pipeline/unicode/slug.h"

namespace orgkarta::output {
namespace {

constexpr const char* kNames =
    "SELECT valid_from, from_first, from_last, valid_to, to_first, to_last, first_seen, last_seen,"
    " name, proper FROM organisation_names WHERE organisation = ?1 ORDER BY ordinal";

constexpr const char* kParents =
    "SELECT valid_from, from_first, from_last, valid_to, to_first, to_last, first_seen, last_seen,"
    " parent FROM organisation_parents WHERE organisation = ?1 ORDER BY ordinal";

constexpr const char* kPredecessors =
    "SELECT predecessor FROM organisation_predecessors WHERE organisation = ?1 ORDER BY "
    "predecessor";

constexpr const char* kSides =
    "SELECT side, organisation, name FROM event_organisations WHERE event = ?1"
    " ORDER BY side, ordinal";

// Of one municipality, and of others what those, its people and its changes lead to.
constexpr const char* kOrganisations = R"SQL(
WITH RECURSIVE chosen (id) AS (
  SELECT id FROM organisations WHERE municipality = ?1
  UNION SELECT m.organisation FROM persons p JOIN memberships m ON m.person = p.id WHERE p.municipality = ?1
  UNION SELECT s.organisation FROM events e JOIN event_organisations s ON s.event = e.id WHERE e.municipality = ?1
  UNION SELECT decided_by FROM events WHERE municipality = ?1
  UNION SELECT p.parent FROM chosen c JOIN organisation_parents p ON p.organisation = c.id
  UNION SELECT p.predecessor FROM chosen c JOIN organisation_predecessors p ON p.organisation = c.id)
SELECT valid_from, from_first, from_last, valid_to, to_first, to_last, first_seen, last_seen,
       id, municipality, name, kind, field, state, documents FROM organisations
 WHERE ?1 = '' OR id IN (SELECT id FROM chosen) ORDER BY id)SQL";

// Also those that no document is of, but bodies are.
constexpr const char* kMunicipalities =
    "SELECT code, name FROM municipalities UNION ALL"
    " SELECT o.municipality, coalesce(min(iif(o.kind = 'municipality', o.name, NULL)),"
    " o.municipality) FROM organisations o WHERE o.municipality NOT IN (SELECT code FROM"
    " municipalities) GROUP BY o.municipality ORDER BY 1";

constexpr const char* kPersons =
    "SELECT id, municipality, name, party, first_seen, last_seen FROM persons"
    " WHERE ?1 = '' OR municipality = ?1 ORDER BY id";

// The party is that of its posts, not of the person: people change parties.
constexpr const char* kMemberships =
    "SELECT m.valid_from, m.from_first, m.from_last, m.valid_to, m.to_first, m.to_last,"
    " m.first_seen, m.last_seen, m.id, m.person, m.organisation, p.municipality, m.title, m.role,"
    " m.acting, m.replaced,"
    " (SELECT iif(min(t.party) = max(t.party), min(t.party), NULL) FROM membership_posts x"
    "  JOIN posts t ON t.id = x.post WHERE x.membership = m.id)"
    " FROM memberships m JOIN persons p ON p.id = m.person WHERE ?1 = '' OR p.municipality = ?1"
    " ORDER BY m.person, m.role, m.acting, m.organisation, m.from_first, m.first_seen, m.title, "
    "m.id";

constexpr const char* kEvents =
    "SELECT id, municipality, kind, subject, effective, first_day, last_day, resolved, status,"
    " decided_by, first_seen, last_seen, title FROM events"
    " WHERE ?1 = '' OR municipality = ?1 ORDER BY id";

constexpr const char* kParties =
    "SELECT DISTINCT t.party FROM memberships m JOIN persons p ON p.id = m.person"
    " JOIN membership_posts x ON x.membership = m.id JOIN posts t ON t.id = x.post"
    " WHERE t.party <> '' AND (?1 = '' OR p.municipality = ?1) ORDER BY 1";

std::string text(const Query& row, int column) { return std::string(row.text(column)); }

/// The first eight columns.
Validity validity_of(const Query& row) {
  return {text(row, 0), text(row, 1), text(row, 2), text(row, 3),
          text(row, 4), text(row, 5), text(row, 6), text(row, 7)};
}

/// "se-0581-person-anna-lind-head-acting-kultur" of se-0581-kultur; of a body not told the title.
std::string membership_id(const MembershipRow& m) {
  std::string body = m.organisation;
  if (const std::string own = "se-" + m.municipality + "-"; body.starts_with(own)) {
    body.erase(0, own.size());
  }
  if (m.organisation.empty()) body = "as-" + unicode::slug(m.title);
  return m.person + "-" + unicode::slug(m.role) + (m.acting ? "-acting-" : "-") + body;
}

}  // namespace

std::optional<std::string> Validity::start() const { return iso_prefix(valid_from); }
std::optional<std::string> Validity::end() const { return iso_prefix(valid_to); }

const ParentRow* OrganisationRow::last_parent() const {
  if (parents.empty()) return nullptr;
  if (state == "dissolved") return &parents.back();
  const auto found = std::find_if(parents.rbegin(), parents.rend(),
                                  [](const ParentRow& p) { return !p.validity.ended(); });
  return found == parents.rend() ? nullptr : &*found;
}

std::string MembershipRow::post_id() const {
  if (organisation.empty() || role == "member" || role == "representative") return {};
  const std::string name = unicode::slug(title);
  return organisation + "-post-" + (name.empty() ? unicode::slug(role) : name);
}

RegistryReader::RegistryReader(Connection& db, std::string municipality)
    : db_(db),
      municipality_(std::move(municipality)),
      names_(db, kNames),
      parents_(db, kParents),
      predecessors_(db, kPredecessors),
      sides_(db, kSides) {}

void RegistryReader::municipalities(const std::function<void(const MunicipalityRow&)>& take) {
  std::set<std::string> codes = {municipality_};
  organisations([&codes](const OrganisationRow& o) { codes.insert(o.municipality); });
  Query row(db_, kMunicipalities);
  while (row.next()) {
    const std::string code = text(row, 0);
    if (municipality_.empty() || codes.contains(code)) take({code, text(row, 1)});
  }
}

void RegistryReader::organisations(const std::function<void(const OrganisationRow&)>& take) {
  Query row(db_, kOrganisations);
  row.ask(municipality_);
  while (row.next()) {
    OrganisationRow o;
    o.validity = validity_of(row);
    o.id = row.text(8);
    o.municipality = row.text(9);
    o.name = row.text(10);
    o.kind = row.text(11);
    o.field = row.text(12);
    o.state = row.text(13);
    o.documents = row.integer(14);
    read_names(o);
    read_parents(o);
    read_predecessors(o);
    take(o);
  }
}

void RegistryReader::read_names(OrganisationRow& o) {
  names_.ask(o.id);
  while (names_.next()) {
    o.names.push_back({text(names_, 8), names_.integer(9) != 0, validity_of(names_)});
  }
}

void RegistryReader::read_parents(OrganisationRow& o) {
  parents_.ask(o.id);
  while (parents_.next()) o.parents.push_back({text(parents_, 8), validity_of(parents_)});
}

void RegistryReader::read_predecessors(OrganisationRow& o) {
  predecessors_.ask(o.id);
  while (predecessors_.next()) o.predecessors.push_back(text(predecessors_, 0));
}

void RegistryReader::persons(const std::function<void(const PersonRow&)>& take) {
  Query row(db_, kPersons);
  row.ask(municipality_);
  while (row.next()) {
    take({text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4), text(row, 5)});
  }
}

void RegistryReader::memberships(const std::function<void(const MembershipRow&)>& take) {
  Query row(db_, kMemberships);
  row.ask(municipality_);
  std::string person;
  std::map<std::string, int> used;  // ids of one person: the same body or title in several rows
  while (row.next()) {
    MembershipRow m;
    m.validity = validity_of(row);
    m.row = row.integer(8);
    m.person = row.text(9);
    m.organisation = row.text(10);
    m.municipality = row.text(11);
    m.title = row.text(12);
    m.role = row.text(13);
    m.acting = row.integer(14) != 0;
    m.replaced = row.text(15);
    m.party = row.text(16);
    if (person != m.person) used.clear();
    person = m.person;
    m.id = membership_id(m);
    if (const int count = ++used[m.id]; count > 1) m.id += "--" + std::to_string(count);
    take(m);
  }
}

void RegistryReader::posts(const std::function<void(const PostRow&)>& take) {
  std::vector<PostRow> all;
  std::unordered_map<std::string, std::size_t> known;
  memberships([&](const MembershipRow& m) {
    const std::string id = m.post_id();
    if (id.empty()) return;
    const auto [at, fresh] = known.emplace(id, all.size());
    if (fresh) all.push_back({id, m.organisation, m.title, m.role, {}});
    all[at->second].memberships.push_back(m.row);
  });
  for (const PostRow& post : all) take(post);
}

void RegistryReader::events(const std::function<void(const EventRow&)>& take) {
  Query row(db_, kEvents);
  row.ask(municipality_);
  while (row.next()) {
    EventRow e{text(row, 0),  text(row, 1),  text(row, 2),        text(row, 3), text(row, 4),
               text(row, 5),  text(row, 6),  row.integer(7) != 0, text(row, 8), text(row, 9),
               text(row, 10), text(row, 11), text(row, 12),       {},           {}};
    read_sides(e);
    take(e);
  }
}

void RegistryReader::read_sides(EventRow& event) {
  sides_.ask(event.id);
  while (sides_.next()) {
    auto& side = sides_.text(0) == "from" ? event.from : event.to;
    side.push_back({text(sides_, 1), text(sides_, 2)});
  }
}

std::vector<std::string> RegistryReader::parties() {
  Query row(db_, kParties);
  row.ask(municipality_);
  std::vector<std::string> out;
  while (row.next()) out.push_back(text(row, 0));
  return out;
}

}  // namespace orgkarta::output
