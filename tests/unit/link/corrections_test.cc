#include "pipeline/link/corrections.h"

#include <gtest/gtest.h>

#include "pipeline/link/link.h"
#include "support.h"

namespace orgkarta::link {
namespace {

using enum UnitKind;
using Kind = Correction::Kind;
using State = Correction::State;

Correction line(Kind kind, std::string a, std::string b, int number = 1) {
  Correction out;
  out.kind = kind;
  out.a = std::move(a);
  out.b = std::move(b);
  out.line = number;
  return out;
}

struct Result {
  Registry registry;
  std::vector<Correction> lines;
};

Result linked(const Papers& papers, std::vector<Correction> lines) {
  Registry registry =
      link_documents(papers.documents(), "0581", "se-0581", lexicons(), municipalities(), lines);
  return {std::move(registry), std::move(lines)};
}

/// "id name: units", an organisation a line, sorted.
std::string bodies(const Registry& registry) {
  std::vector<std::string> all;
  for (const Organisation& o : registry.organisations) {
    all.push_back(o.id + ' ' + o.name + ": " + std::to_string(o.units.size()));
  }
  std::sort(all.begin(), all.end());
  std::string out;
  for (const std::string& one : all) out += one + '\n';
  return out;
}

std::string people(const Registry& registry) {
  std::string out;
  for (const Person& p : registry.people) {
    out += p.id + ' ' + p.name + ": " + std::to_string(p.posts.size()) + '\n';
  }
  return out;
}

/// Two offices, the first in two documents.
Papers offices() {
  Papers papers;
  papers.add("a", "2012-01-01").unit("Tekniska kontoret", office);
  papers.add("b", "2013-01-01").unit("Tekniska kontoret", office);
  papers.add("c", "2014-01-01").unit("Samhällskontoret", office);
  return papers;
}

TEST(Corrections, NoneChangeNothing) {
  const Papers papers = offices();
  EXPECT_EQ(rendered(linked(papers, {}).registry), rendered(papers.link()));
  const Result found = linked(papers, {line(Kind::same, "se-0581-x", "se-0581-y")});
  EXPECT_EQ(rendered(found.registry), rendered(papers.link()));
  EXPECT_EQ(found.lines[0].state, State::unknown);
  EXPECT_FALSE(found.lines[0].known_a);
}

TEST(Corrections, SameJoinsUnderTheEarliestsId) {
  const Result found = linked(
      offices(), {line(Kind::same, "se-0581-samhallskontoret", "se-0581-tekniska-kontoret", 7)});
  EXPECT_EQ(bodies(found.registry), "se-0581-tekniska-kontoret Samhällskontoret: 3\n");
  EXPECT_EQ(found.lines[0].state, State::holds);
  const JoinedUnit& joined = found.registry.organisations[0].units[2];
  EXPECT_EQ(joined.reason, JoinReason::correction);
  EXPECT_EQ(joined.correction, 7);
  EXPECT_EQ(joined.via, found.registry.organisations[0].units[0].unit);
}

TEST(Corrections, AMentionLeavesItsBody) {
  for (const char* mention : {"a#u1", "b#u1"}) {
    const Result found =
        linked(offices(), {line(Kind::different, mention, "se-0581-tekniska-kontoret")});
    EXPECT_EQ(bodies(found.registry),
              "se-0581-samhallskontoret Samhällskontoret: 1\n"
              "se-0581-tekniska-kontoret Tekniska kontoret: 1\n"
              "se-0581-tekniska-kontoret-2 Tekniska kontoret: 1\n")
        << mention;
    EXPECT_EQ(found.lines[0].state, State::holds);
  }
}

TEST(Corrections, AMentionMovesToAnotherBody) {
  const Result found = linked(offices(), {line(Kind::different, "a#u1", "b#u1", 1),
                                          line(Kind::same, "a#u1", "se-0581-samhallskontoret", 2)});
  EXPECT_EQ(bodies(found.registry),
            "se-0581-samhallskontoret Samhällskontoret: 2\n"
            "se-0581-tekniska-kontoret Tekniska kontoret: 1\n");
}

TEST(Corrections, DifferentWinsOverWhatDocumentsTell) {
  Papers papers = offices();
  Paper& paper = papers.add("d", "2015-01-01");
  const std::string unit = paper.unit("Samhällskontoret", office, "", {"Tekniska kontoret"});
  paper.change(ChangeKind::rename, {"Tekniska kontoret"}, {unit}, "2014-01-01");
  EXPECT_EQ(bodies(papers.link()), "se-0581-tekniska-kontoret Samhällskontoret: 4\n");
  const Result found = linked(
      papers, {line(Kind::different, "se-0581-tekniska-kontoret", "se-0581-samhallskontoret")});
  EXPECT_EQ(bodies(found.registry),
            "se-0581-samhallskontoret Samhällskontoret: 2\n"
            "se-0581-tekniska-kontoret Tekniska kontoret: 2\n");
  EXPECT_EQ(found.lines[0].state, State::holds);
}

TEST(Corrections, ItWinsAlsoByWayOfAThird) {
  Papers papers = offices();
  papers.add("d", "2015-01-01").unit("Miljökontoret", office);
  const Result found =
      linked(papers, {line(Kind::same, "se-0581-tekniska-kontoret", "se-0581-miljokontoret", 1),
                      line(Kind::same, "se-0581-miljokontoret", "se-0581-samhallskontoret", 2),
                      line(Kind::different, "a#u1", "c#u1", 3)});
  EXPECT_EQ(found.lines[0].state, State::holds);
  EXPECT_EQ(found.lines[1].state, State::refused);
  EXPECT_EQ(found.lines[2].state, State::holds);
  EXPECT_EQ(bodies(found.registry),
            "se-0581-samhallskontoret Samhällskontoret: 1\n"
            "se-0581-tekniska-kontoret Miljökontoret: 3\n");
}

TEST(Corrections, AnIdGoesOnToMeanTheSame) {
  Papers papers = offices();
  papers.add("d", "2015-01-01").unit("Miljökontoret", office);
  const Result found =
      linked(papers, {line(Kind::same, "se-0581-tekniska-kontoret", "se-0581-samhallskontoret", 1),
                      line(Kind::same, "se-0581-samhallskontoret", "se-0581-miljokontoret", 2),
                      line(Kind::rename, "se-0581-miljokontoret", "Stadsmiljökontoret", 3)});
  EXPECT_EQ(bodies(found.registry), "se-0581-tekniska-kontoret Stadsmiljökontoret: 4\n");
  for (const Correction& c : found.lines) EXPECT_EQ(c.state, State::holds) << c.line;
}

TEST(Corrections, AnIdThatACorrectionMakesCanBeNamed) {
  const Result found = linked(
      offices(), {line(Kind::different, "b#u1", "a#u1", 1),
                  line(Kind::rename, "se-0581-tekniska-kontoret-2", "Tekniska avdelningen", 2)});
  EXPECT_EQ(found.lines[1].state, State::holds);
  EXPECT_EQ(bodies(found.registry),
            "se-0581-samhallskontoret Samhällskontoret: 1\n"
            "se-0581-tekniska-kontoret Tekniska kontoret: 1\n"
            "se-0581-tekniska-kontoret-2 Tekniska avdelningen: 1\n");
}

TEST(Corrections, TheOrderOfDocumentsIsNothing) {
  const std::vector<Correction> lines = {line(Kind::different, "a#u1", "b#u1", 1),
                                         line(Kind::same, "a#u1", "se-0581-samhallskontoret", 2)};
  std::vector<StoredDocument> documents = offices().documents();
  std::string first;
  std::sort(documents.begin(), documents.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  do {
    std::vector<Correction> copy = lines;
    const std::string now =
        rendered(link_documents(documents, "0581", "se-0581", lexicons(), municipalities(), copy));
    if (first.empty()) first = now;
    EXPECT_EQ(now, first);
  } while (std::next_permutation(documents.begin(), documents.end(),
                                 [](const auto& a, const auto& b) { return a.path < b.path; }));
}

TEST(Corrections, TheMunicipalityKeepsItsId) {
  Papers papers;
  papers.add("a", "2012-01-01").unit("Staden", municipality);
  papers.add("b", "2013-01-01").unit("Norrköpings kommun", municipality);
  const Result joined = linked(papers, {line(Kind::same, "a#u1", "se-0581")});
  EXPECT_EQ(bodies(joined.registry), "se-0581 Norrköpings kommun: 2\n");
}

TEST(Corrections, NothingIsJoinedAcrossKindsOfThings) {
  Papers papers = offices();
  papers.add("p", "2013-01-01").post("Eva Ek", "chef", "", Role::head);
  const Result found =
      linked(papers, {line(Kind::same, "se-0581-person-eva-ek", "se-0581-tekniska-kontoret")});
  EXPECT_EQ(found.lines[0].state, State::refused);
}

Papers chiefs() {
  Papers papers;
  papers.add("a", "2012-01-01").post("Eva Ek", "chef", "", Role::head).id = "p1";
  papers.add("b", "2013-01-01").post("Eva Ek", "chef", "", Role::head).id = "p1";
  papers.add("c", "2014-01-01").post("Eva Lund", "chef", "", Role::head).id = "p1";
  return papers;
}

TEST(Corrections, PeopleAreJoinedAndNamed) {
  const Result found =
      linked(chiefs(), {line(Kind::same, "se-0581-person-eva-ek", "se-0581-person-eva-lund", 1),
                        line(Kind::rename, "c#p1", "Eva Ek Lund", 2)});
  EXPECT_EQ(people(found.registry), "se-0581-person-eva-ek Eva Ek Lund: 3\n");
  EXPECT_TRUE(found.lines[0].person);
}

TEST(Corrections, PeopleAreKeptApart) {
  const Result found = linked(chiefs(), {line(Kind::different, "a#p1", "b#p1")});
  EXPECT_EQ(people(found.registry),
            "se-0581-person-eva-ek-2 Eva Ek: 1\n"
            "se-0581-person-eva-ek Eva Ek: 1\n"
            "se-0581-person-eva-lund Eva Lund: 1\n");
  EXPECT_EQ(found.lines[0].state, State::holds);
}

}  // namespace
}  // namespace orgkarta::link
