#include "pipeline/link/organisations.h"

#include <gtest/gtest.h>

#include "support.h"

namespace orgkarta::link {
namespace {

using enum UnitKind;
using enum ChangeKind;

std::string names_of(const Organisation& organisation) {
  std::string out;
  for (const OrganisationName& n : organisation.names) {
    out += n.name + ' ' + n.validity.from.value_or("") + ".." + n.validity.to.value_or("") + '\n';
  }
  return out;
}

std::string parents_of(const Organisation& organisation) {
  std::string out;
  for (const OrganisationParent& p : organisation.parents) {
    out += p.organisation + ' ' + span_of(p.validity) + '\n';
  }
  return out;
}

TEST(Organisations, NamesOverTime) {
  Papers papers;
  papers.add("a", "2012-01-01").unit("Fritidskontoret", office);
  Paper& first = papers.add("b", "2014-01-01");
  first.change(rename, {first.unit("Fritidskontoret", office)},
               {first.unit("Upplevelsekontoret", office)}, "2014-02-01");
  Paper& second = papers.add("c", "2018-01-01");
  second.change(rename, {second.unit("Upplevelsekontoret", office)},
                {second.unit("Kontoret för idrott", office)}, "2018");
  papers.add("d", "2019-01-01").unit("Idrottskontoret", office);
  const Registry registry = papers.link();
  ASSERT_EQ(registry.organisations.size(), 1U) << rendered(registry);
  EXPECT_EQ(names_of(registry.organisations[0]),
            "Fritidskontoret ..2014-02-01\n"
            "Upplevelsekontoret 2014-02-01..2018\n"
            "Kontoret för idrott 2018..\n");
  EXPECT_EQ(registry.organisations[0].name, "Kontoret för idrott");
  EXPECT_EQ(registry.organisations[0].id, "se-0581-fritidskontoret");
  EXPECT_EQ(registry.organisations[0].state, OrganisationState::existing);
}

TEST(Organisations, ANameThatOnlyTheRenameTells) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  a.change(rename, {"Badkontoret"}, {a.unit("Fritidskontoret", office)}, "2013-07-01",
           Status::done);
  EXPECT_EQ(names_of(papers.link().organisations.at(0)),
            "Badkontoret ..2013-07-01\nFritidskontoret 2013-07-01..\n");
}

TEST(Organisations, TheNameThatMostDocumentsWrite) {
  Papers papers;
  papers.add("a", "2012-01-01").unit("TEKNISKA KONTORET", office);
  papers.add("b", "2013-01-01").unit("tekniska kontoret", office);
  papers.add("c", "2014-01-01").unit("Norrköpings tekniska kontor", office);
  EXPECT_EQ(papers.link().organisations.at(0).name, "tekniska kontoret");  // case does not count
  papers.add("d", "2015-01-01").unit("Tekniska kontoret", office);
  EXPECT_EQ(papers.link().organisations.at(0).name, "Tekniska kontoret");  // rather a name's case
  EXPECT_EQ(papers.link().organisations.size(), 1U);
}

TEST(Organisations, ParentsFollowEachOther) {
  Papers papers;
  for (const auto& [path, day, above] : {std::tuple("a", "2012-01-01", "Tekniska kontoret"),
                                         std::tuple("b", "2013-01-01", "Tekniska kontoret"),
                                         std::tuple("c", "2015-03-01", "Fritidskontoret")}) {
    Paper& paper = papers.add(path, day);
    paper.unit("Parkenheten", unit, paper.unit(above, office));
  }
  Paper& moved = papers.add("d", "2014-11-01");
  const auto to = moved.unit("Fritidskontoret", office);
  const auto from = moved.unit("Tekniska kontoret", office);
  moved.change(move, {moved.unit("Parkenheten")}, {to}, "2015-01-01");
  moved.document.facts.units.back().parent = from;
  EXPECT_EQ(parents_of(named(papers.link(), "Parkenheten")),
            "se-0581-tekniska-kontoret ..2015-01-01 seen 2012-01-01..2014-11-01\n"
            "se-0581-fritidskontoret 2015-01-01.. seen 2015-03-01..2015-03-01\n");
}

TEST(Organisations, AMoveTellsOfAParentThatNoneElseTells) {
  Papers papers;
  Paper& a = papers.add("a", "2014-11-01");
  a.change(move, {a.unit("Parkenheten")}, {a.unit("Fritidskontoret", office)}, "2015-01-01");
  EXPECT_EQ(parents_of(named(papers.link(), "Parkenheten")),
            "se-0581-fritidskontoret 2015-01-01.. seen 2014-11-01..2014-11-01\n");
}

TEST(Organisations, ARejectedMoveMovesNothing) {
  Papers papers;
  Paper& a = papers.add("a", "2014-11-01");
  a.change(move, {a.unit("Parkenheten")}, {a.unit("Fritidskontoret", office)}, "2015-01-01",
           Status::rejected);
  EXPECT_EQ(parents_of(named(papers.link(), "Parkenheten")), "");
}

TEST(Organisations, OnlyProposed) {
  Papers papers;
  Paper& a = papers.add("a", "2014-05-01");
  a.change(create, {}, {a.unit("Hamnnämnden", committee)}, "2015-01-01", Status::proposed);
  Paper& b = papers.add("b", "2014-11-01");
  b.change(create, {}, {b.unit("Hamnnämnden", committee)}, "2015-01-01", Status::rejected);
  const Organisation proposed = named(papers.link(), "Hamnnämnden");
  EXPECT_EQ(proposed.state, OrganisationState::proposed);
  EXPECT_EQ(proposed.validity.from, std::nullopt);
  papers.add("c", "2015-05-01").unit("Hamnnämnden", committee);  // it is spoken of as existing
  EXPECT_EQ(named(papers.link(), "Hamnnämnden").state, OrganisationState::existing);
}

TEST(Organisations, FoundedAndDissolved) {
  Papers papers;
  Paper& a = papers.add("a", "2014-05-01");
  a.change(create, {}, {a.unit("Hamnnämnden", committee)}, "2015-01-01");
  Paper& b = papers.add("b", "2018-05-01");
  b.change(dissolve, {b.unit("Hamnnämnden", committee)}, {}, "2018-12-31");
  const Organisation ended = named(papers.link(), "Hamnnämnden");
  EXPECT_EQ(span_of(ended.validity), "2015-01-01..2018-12-31 seen 2014-05-01..2018-05-01");
  EXPECT_EQ(ended.state, OrganisationState::dissolved);
}

TEST(Organisations, ASplitMakesAndEnds) {
  Papers papers;
  Paper& a = papers.add("a", "2014-05-01");
  a.change(split, {a.unit("Socialnämnden", committee)},
           {a.unit("Individnämnden", committee), a.unit("Äldrenämnden", committee)}, "2015-01-01");
  const Registry registry = papers.link();
  EXPECT_EQ(named(registry, "Socialnämnden").validity.to, "2015-01-01");
  EXPECT_EQ(named(registry, "Äldrenämnden").validity.from, "2015-01-01");
  EXPECT_EQ(named(registry, "Äldrenämnden").predecessors,
            std::vector<std::string>{"se-0581-socialnamnden"});
}

TEST(Organisations, PartsStandWhereTheWholeStood) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  const auto kontor = a.unit("Tekniska kontoret", office);
  a.unit("Gatuenheten", unit, kontor);
  Paper& b = papers.add("b", "2014-05-01");
  const auto drift = b.unit("Driftenheten");
  b.change(split, {b.unit("Gatuenheten", unit, drift)}, {drift, b.unit("Parkenheten")},
           "2015-01-01");
  const Registry registry = papers.link();
  const std::string above = named(registry, "Tekniska kontoret").id;
  for (const char* name : {"Driftenheten", "Parkenheten", "Gatuenheten"}) {
    const Organisation body = named(registry, name);
    ASSERT_EQ(body.parents.size(), 1U) << name;
    EXPECT_EQ(body.parents[0].organisation, above) << name;
  }
}

TEST(Organisations, KindAndFieldOfMost) {
  Papers papers;
  papers.add("a", "2012-01-01").unit("Hamnen", group);
  papers.add("b", "2013-01-01").unit("Hamnen", unit);
  Paper& c = papers.add("c", "2014-01-01");
  c.unit("Hamnen", unit);
  c.document.facts.units.back().field = "technical_services";
  EXPECT_EQ(papers.link().organisations.at(0).kind, unit);
  EXPECT_EQ(papers.link().organisations.at(0).field, "technical_services");
}

}  // namespace
}  // namespace orgkarta::link
