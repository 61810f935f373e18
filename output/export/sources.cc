#include "output/export/sources.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "output/export/uri.h"

namespace orgkarta::output {
namespace {

// Each goes on behind the columns that question() begins with.
constexpr const char* kOfOrganisation =
    "u.fact FROM organisation_units o JOIN units u ON u.id = o.unit"
    " JOIN documents d ON d.id = u.document"
    " JOIN evidence e ON e.kind = 'unit' AND e.fact_id = u.id AND e.ordinal = 1"
    " WHERE o.organisation = ?1 AND (?2 = '' OR d.municipality = ?2 OR (SELECT b.municipality"
    " FROM organisations b WHERE b.id = ?1) = ?2) ORDER BY d.path, u.id";

constexpr const char* kOfPerson =
    "p.fact FROM memberships m"
    " JOIN membership_posts x ON x.membership = m.id JOIN posts p ON p.id = x.post"
    " JOIN documents d ON d.id = p.document"
    " JOIN evidence e ON e.kind = 'post' AND e.fact_id = p.id AND e.ordinal = 1"
    " WHERE m.person = ?1 ORDER BY d.path, p.id";

constexpr const char* kOfMembership =
    "p.fact FROM membership_posts x JOIN posts p ON p.id = x.post"
    " JOIN documents d ON d.id = p.document"
    " JOIN evidence e ON e.kind = 'post' AND e.fact_id = p.id AND e.ordinal = 1"
    " WHERE x.membership = ?1 ORDER BY d.path, p.id";

constexpr const char* kOfEvent =
    "c.fact FROM event_changes x JOIN changes c ON c.id = x.change"
    " JOIN documents d ON d.id = c.document"
    " JOIN evidence e ON e.kind = 'change' AND e.fact_id = c.id AND e.ordinal = 1"
    " WHERE x.event = ?1 ORDER BY d.path, c.id";

std::string question(const char* rest) {
  return std::string("SELECT d.path, ") + kDocumentKey +
         ", d.url, e.quote, (SELECT name FROM rules WHERE id = e.rule), " + rest;
}

template <class... Id>
std::vector<Source> read(Query& row, const Id&... id) {
  std::vector<Source> out;
  row.ask(id...);
  while (row.next()) {
    out.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                   std::string(row.text(5)), std::string(row.text(3)), std::string(row.text(4))});
  }
  return out;
}

}  // namespace

std::string Source::uri() const { return address_or_uri(address, path); }

Sources::Sources(Connection& db, std::string municipality)
    : municipality_(std::move(municipality)),
      organisations_(db, question(kOfOrganisation).c_str()),
      persons_(db, question(kOfPerson).c_str()),
      memberships_(db, question(kOfMembership).c_str()),
      events_(db, question(kOfEvent).c_str()) {}

std::vector<Source> Sources::of_organisation(const std::string& id) {
  return read(organisations_, id, municipality_);
}

std::vector<Source> Sources::of_person(const std::string& id) { return read(persons_, id); }

std::vector<Source> Sources::of_membership(std::int64_t row) { return read(memberships_, row); }

std::vector<Source> Sources::of_post(const PostRow& post) {
  std::vector<Source> out;
  for (const std::int64_t row : post.memberships) {
    std::ranges::move(of_membership(row), std::back_inserter(out));
  }
  std::ranges::stable_sort(out, {}, &Source::path);
  return out;
}

std::vector<Source> Sources::of_event(const std::string& id) { return read(events_, id); }

std::vector<Source> once_a_document(std::vector<Source> sources) {
  const auto same = [](const Source& a, const Source& b) { return a.path == b.path; };
  sources.erase(std::unique(sources.begin(), sources.end(), same), sources.end());
  return sources;
}

}  // namespace orgkarta::output
