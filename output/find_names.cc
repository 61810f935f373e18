#include "output/find_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "output/name_match.h"

namespace orgkarta::output {
namespace {

constexpr std::array kNearest = {Nearness::equal, Nearness::ending, Nearness::begins,
                                 Nearness::part, Nearness::misspelt};

constexpr const char* kById =
    "SELECT o.id, o.name, o.name, o.kind, coalesce(m.name, o.municipality), o.municipality"
    " FROM organisations o LEFT JOIN municipalities m ON m.code = o.municipality WHERE o.id = ?1"
    " UNION ALL SELECT p.id, p.name, p.name, 'person', coalesce(m.name, p.municipality),"
    " p.municipality"
    " FROM persons p LEFT JOIN municipalities m ON m.code = p.municipality WHERE p.id = ?1";

constexpr const char* kNames =
    "SELECT o.id, o.name, n.name, o.kind, coalesce(m.name, o.municipality), o.municipality"
    " FROM organisation_names n JOIN organisations o ON o.id = n.organisation"
    " LEFT JOIN municipalities m ON m.code = o.municipality"
    " WHERE ?1 = '' OR o.municipality = ?1"
    " UNION ALL SELECT p.id, p.name, p.name, 'person', coalesce(m.name, p.municipality),"
    " p.municipality"
    " FROM persons p LEFT JOIN municipalities m ON m.code = p.municipality"
    " WHERE ?1 = '' OR p.municipality = ?1 ORDER BY 1";

constexpr const char* kMunicipalities =
    "SELECT code, name, name, 'municipality', name FROM municipalities WHERE ?1 = '' OR code = ?1"
    " ORDER BY code";

std::vector<Found> read(Connection& db, const char* sql, const std::string& argument) {
  Query row(db, sql);
  row.ask(argument);
  std::vector<Found> out;
  while (row.next()) {
    out.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                   std::string(row.text(3)), std::string(row.text(4))});
  }
  return out;
}

/// Of several names of one body the first; those are next to each other.
void keep_first_names(std::vector<Found>& found) {
  const auto same = [](const Found& a, const Found& b) { return a.id == b.id; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
}

std::vector<Found> nearest(const std::string& asked, const std::vector<Found>& all,
                           bool without_last_word) {
  const NameMatch plain(asked, false, without_last_word);
  const NameMatch accented(asked, true, without_last_word);
  std::vector<NameMatch::Words> words;
  for (const Found& one : all) words.push_back(plain.words_of(one.matched));
  for (const Nearness nearness : kNearest) {
    std::vector<Found> hits;
    std::vector<Found> exact;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!plain.is(words[i], nearness)) continue;
      hits.push_back(all[i]);
      if (accented.is(accented.words_of(all[i].matched), nearness)) exact.push_back(all[i]);
    }
    if (hits.empty()) continue;
    std::vector<Found>& best = exact.empty() ? hits : exact;
    keep_first_names(best);
    return best;
  }
  return {};
}

}  // namespace

bool matches(std::string_view asked, std::string_view name, Nearness nearness) {
  const NameMatch match(asked, false, false);
  return match.is(match.words_of(name), nearness);
}

std::vector<Found> find_names(Connection& db, const std::string& asked,
                              const std::string& municipality) {
  std::vector<Found> found = read(db, kById, asked);
  if (!found.empty()) return found;
  return nearest(asked, read(db, kNames, municipality), false);
}

std::vector<Found> find_municipality(Connection& db, const std::string& asked) {
  std::vector<Found> found =
      asked.empty() ? std::vector<Found>() : read(db, kMunicipalities, asked);
  if (!found.empty()) return found;
  return nearest(asked, read(db, kMunicipalities, ""), true);
}

}  // namespace orgkarta::output
