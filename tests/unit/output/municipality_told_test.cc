#include "output/municipality_told.h"

#include <gtest/gtest.h>

#include "empty_database.h"

namespace orgkarta::output {
namespace {

class MunicipalityRead : public testing::Test {
 protected:
  MunicipalityRead() {
    db_.run("INSERT INTO municipalities VALUES ('0581', 'Norrköpings kommun')");
  }

  /// An organisation with its state, the end that is told, and its last document.
  void organisation(const std::string& id, const std::string& state, const std::string& end,
                    const std::string& last_seen) {
    db_.run(
        "INSERT INTO organisations (id, municipality, name, kind, state, to_first, last_seen,"
        " documents) VALUES ('" +
        id + "', '0581', '" + id + "', 'office', '" + state + "', nullif('" + end +
        "', ''), nullif('" + last_seen + "', ''), 1)");
  }

  void event(const std::string& id, const std::string& kind, const std::string& status,
             const std::string& day, const std::string& seen, const std::string& from) {
    db_.run(
        "INSERT INTO events (id, municipality, kind, title, first_day, resolved, status, "
        "first_seen)"
        " VALUES ('" +
        id + "', '0581', '" + kind + "', '" + kind + ":', nullif('" + day + "', ''), 0, '" +
        status + "', '" + seen + "')");
    db_.run("INSERT INTO event_organisations VALUES ('" + id + "', 'from', 1, '" + from +
            "', 'x')");
  }

  MunicipalityTold read() { return read_municipality(db_.connection(), "0581"); }

  EmptyDatabase db_;
};

TEST_F(MunicipalityRead, WhatNoDocumentNamesIsEmpty) {
  const MunicipalityTold told = read();
  EXPECT_EQ(told.name, "Norrköpings kommun");
  EXPECT_EQ(told.last_day, "");
  EXPECT_TRUE(told.organisations.empty());
}

TEST_F(MunicipalityRead, TheLastDayIsOfADocumentOrOfWhatItDecides) {
  organisation("a", "existing", "", "2023-03-01");
  EXPECT_EQ(read().last_day, "2023-03-01");
  event("e1", "merge", "decided", "2024-01-01", "2023-03-01", "a");
  event("e2", "merge", "proposed", "2024-06-01", "2023-03-01", "a");
  event("e3", "merge", "decided", "2030-01-01", "2023-03-01", "a");
  EXPECT_EQ(read().last_day, "2024-01-01");
  EXPECT_EQ(read().last_document, "2023-03-01");
}

TEST_F(MunicipalityRead, EndsThatNoDocumentDates) {
  organisation("told", "dissolved", "2022-01-01", "2023-03-01");
  organisation("done", "dissolved", "", "2023-03-01");
  event("e1", "dissolve", "done", "", "2021-05-05", "done");
  organisation("decided", "dissolved", "", "2023-03-01");
  event("e2", "dissolve", "decided", "", "2021-05-05", "decided");
  organisation("unknown", "dissolved", "", "");
  organisation("there", "existing", "", "2023-03-01");
  std::string ends;
  for (const OrganisationTold& o : read().organisations) ends += o.id + "=" + o.term.to + " ";
  EXPECT_EQ(ends, "decided=2023-03-02 done=2021-05-05 there= told=2022-01-01 unknown= ");
}

TEST_F(MunicipalityRead, NamesParentsAndHeadsWithTheirTerms) {
  organisation("a", "existing", "", "2023-03-01");
  db_.run(
      "INSERT INTO organisation_names (organisation, ordinal, name, proper, from_first)"
      " VALUES ('a', 1, 'First', 1, NULL), ('a', 2, 'Second', 1, '2022-01-01'), ('a', 1001, 'S', "
      "0, NULL)");
  db_.run(
      "INSERT INTO organisation_parents (organisation, ordinal, parent, first_seen)"
      " VALUES ('a', 1, 'b', '2021-01-01')");
  db_.run("INSERT INTO persons (id, municipality, name) VALUES ('p', '0581', 'Ann')");
  db_.run(
      "INSERT INTO memberships (person, organisation, title, role, acting, to_first, replaced)"
      " VALUES ('p', 'a', 'chef', 'head', 1, '2023-01-01', '2022-12-01'),"
      " ('p', 'a', 'sekreterare', 'secretary', 0, NULL, NULL)");
  const OrganisationTold o = read().organisations.at(0);
  ASSERT_EQ(o.names.size(), 2U);
  EXPECT_EQ(o.names[1].term.begin(), "2022-01-01");
  ASSERT_EQ(o.parents.size(), 1U);
  EXPECT_EQ(o.parents[0].term.begin(), "2021-01-01");
  ASSERT_EQ(o.heads.size(), 1U);
  EXPECT_EQ(o.heads[0].name, "Ann");
  EXPECT_TRUE(o.heads[0].acting);
  EXPECT_TRUE(o.heads[0].term.ended("2023-01-01"));
  EXPECT_EQ(o.heads[0].replaced, "2022-12-01");
}

}  // namespace
}  // namespace orgkarta::output
