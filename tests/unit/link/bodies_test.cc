// Which units are one body: homonyms, lives, ties.
#include "pipeline/link/bodies.h"

#include <gtest/gtest.h>

#include "support.h"

namespace orgkarta::link {
namespace {

using enum UnitKind;

/// A paper with a unit below an office.
void put(Papers& papers, const char* path, const char* day, const char* name, const char* office_) {
  Paper& paper = papers.add(path, day);
  paper.unit(name, unit, paper.unit(office_, office));
}

TEST(Homonyms, OneNameUnderTwoOfficesIsTwoBodies) {
  Papers papers;
  put(papers, "a", "2014-01-01", "Utvecklingsenheten", "Tekniska kontoret");
  put(papers, "b", "2014-02-01", "Utvecklingsenheten", "Socialkontoret");
  put(papers, "c", "2015-01-01", "Utvecklingsenheten", "Tekniska kontoret");
  put(papers, "d", "2015-02-01", "Utvecklingsenheten", "Socialkontoret");
  const Steps found(papers);
  EXPECT_NE(found.body("a", "u2"), found.body("b", "u2"));
  EXPECT_EQ(found.body("a", "u2"), found.body("c", "u2"));
  EXPECT_EQ(found.body("b", "u2"), found.body("d", "u2"));
}

TEST(Homonyms, TwoSpellingsInOneDocumentAreOneBodyIfNoPlaceTellsThemApart) {
  Papers papers;
  papers.add("a", "2014-01-01").unit("Utvecklingsenheten");
  Paper& b = papers.add("b", "2015-01-01");
  b.unit("Utvecklingsenheten");
  b.unit("Enheten för utveckling");
  put(papers, "c", "2016-01-01", "Utvecklingsenheten", "Tekniska kontoret");
  const Steps found(papers);
  EXPECT_EQ(found.body("b", "u1"), found.body("b", "u2"));
  EXPECT_EQ(found.body("a", "u1"), found.body("b", "u1"));
  EXPECT_EQ(found.body("a", "u1"), found.body("c", "u2"));
}

TEST(Homonyms, AnOfficeThatFollowsAnotherTakesItsUnits) {
  Papers papers;
  put(papers, "a", "2014-01-01", "Parkenheten", "Tekniska kontoret");
  put(papers, "b", "2016-01-01", "Parkenheten", "Samhällsbyggnadskontoret");
  const Steps found(papers);
  EXPECT_EQ(found.body("a", "u2"), found.body("b", "u2"));
}

TEST(Homonyms, AChangeBetweenTheOfficesKeepsOneBody) {
  Papers papers;
  put(papers, "a", "2014-01-01", "Parkenheten", "Tekniska kontoret");
  put(papers, "b", "2014-02-01", "Parkenheten", "Fritidskontoret");
  put(papers, "c", "2015-01-01", "Parkenheten", "Tekniska kontoret");
  put(papers, "d", "2015-02-01", "Parkenheten", "Fritidskontoret");
  EXPECT_NE(Steps(papers).body("a", "u2"), Steps(papers).body("b", "u2"));
  Paper& told = papers.add("e", "2014-01-15");
  const auto from = told.unit("Tekniska kontoret", office);
  const auto to = told.unit("Fritidskontoret", office);
  told.change(ChangeKind::move, {told.unit("Parkenheten"), from}, {to}, "2014-02-01");
  EXPECT_EQ(Steps(papers).body("a", "u2"), Steps(papers).body("b", "u2"));
}

TEST(Homonyms, WhoHasNoOfficeGoesWithMost) {
  Papers papers;
  put(papers, "a", "2014-01-01", "Utvecklingsenheten", "Tekniska kontoret");
  put(papers, "b", "2014-02-01", "Utvecklingsenheten", "Socialkontoret");
  put(papers, "c", "2015-01-01", "Utvecklingsenheten", "Tekniska kontoret");
  put(papers, "d", "2015-02-01", "Utvecklingsenheten", "Socialkontoret");
  put(papers, "e", "2015-03-01", "Utvecklingsenheten", "Socialkontoret");
  papers.add("f", "2015-03-02").unit("Utvecklingsenheten");
  const Steps found(papers);
  EXPECT_EQ(found.body("f", "u1"), found.body("b", "u2"));
}

TEST(Homonyms, BoardsOfOneNameAreOneBodyWhateverStandsAbove) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  a.unit("Socialnämnden", committee, a.unit("Kommunfullmäktige", council));
  Paper& b = papers.add("b", "2015-01-01");
  b.unit("Socialnämnden", committee, b.unit("Norrköpings kommun", municipality));
  const Steps found(papers);
  EXPECT_EQ(found.body("a", "u2"), found.body("b", "u2"));
}

TEST(Lives, ABodyMadeAnewIsAnother) {
  Papers papers;
  papers.add("a", "2011-01-01").unit("Trygghetsnämnden", committee);
  Paper& ends = papers.add("b", "2014-11-01");
  ends.change(ChangeKind::dissolve, {ends.unit("Trygghetsnämnden", committee)}, {}, "2014-12-31");
  Paper& begins = papers.add("c", "2018-11-01");
  begins.change(ChangeKind::create, {}, {begins.unit("Trygghetsnämnden", committee)}, "2019-01-01");
  papers.add("d", "2020-01-01").unit("Trygghetsnämnden", committee);
  const Steps found(papers);
  EXPECT_EQ(found.body("a", "u1"), found.body("b", "u1"));
  EXPECT_NE(found.body("b", "u1"), found.body("c", "u1"));
  EXPECT_EQ(found.body("c", "u1"), found.body("d", "u1"));
  const Registry registry = papers.link();
  ASSERT_EQ(registry.organisations.size(), 2U);
  EXPECT_EQ(registry.organisations[0].id, "se-0581-trygghetsnamnden");
  EXPECT_EQ(registry.organisations[0].validity.to, "2014-12-31");
  EXPECT_EQ(registry.organisations[0].state, OrganisationState::dissolved);
  EXPECT_EQ(registry.organisations[1].id, "se-0581-trygghetsnamnden-2");
  EXPECT_EQ(registry.organisations[1].validity.from, "2019-01-01");
  EXPECT_EQ(registry.organisations[1].validity.to, std::nullopt);
  EXPECT_EQ(registry.organisations[1].state, OrganisationState::existing);
}

TEST(Lives, WhoLooksBackSpeaksOfTheBodyOfThatDay) {
  Papers papers;
  Paper& ends = papers.add("b", "2014-11-01");
  ends.change(ChangeKind::dissolve, {ends.unit("Trygghetsnämnden", committee)}, {}, "2014-12-31");
  Paper& begins = papers.add("c", "2018-11-01");
  begins.change(ChangeKind::create, {}, {begins.unit("Trygghetsnämnden", committee)}, "2019-01-01");
  Paper& back = papers.add("d", "2020-01-01");
  back.change(ChangeKind::dissolve, {back.unit("Trygghetsnämnden", committee)}, {}, "2014-12-31");
  const Steps found(papers);
  EXPECT_EQ(found.body("d", "u1"), found.body("b", "u1"));
}

TEST(Lives, AlsoWhereTheNewBodyIsTheOneThatItNames) {
  Papers papers;
  Paper& ends = papers.add("b", "2014-11-01");
  ends.change(ChangeKind::dissolve, {ends.unit("Trygghetsnämnden", committee)}, {}, "2014-12-31");
  Paper& begins = papers.add("c", "2018-11-01");
  const std::string fresh = begins.unit("Trygghetsnämnden", committee);
  begins.change(ChangeKind::dissolve, {fresh}, {}, "2014");
  begins.change(ChangeKind::create, {}, {fresh}, "2019-01-01");
  const Registry registry = papers.link();
  ASSERT_EQ(registry.organisations.size(), 2U);
  EXPECT_EQ(registry.organisations[0].validity.to, "2014-12-31");
  EXPECT_EQ(registry.organisations[1].validity.to, std::nullopt);
  EXPECT_EQ(registry.organisations[1].state, OrganisationState::existing);
}

TEST(Lives, AProposalNeitherEndsNorBegins) {
  Papers papers;
  Paper& a = papers.add("a", "2014-11-01");
  a.change(ChangeKind::dissolve, {a.unit("Trygghetsnämnden", committee)}, {}, "2014-12-31",
           Status::proposed);
  Paper& b = papers.add("b", "2018-11-01");
  b.change(ChangeKind::create, {}, {b.unit("Trygghetsnämnden", committee)}, "2019-01-01");
  const Steps found(papers);
  EXPECT_EQ(found.body("a", "u1"), found.body("b", "u1"));
}

TEST(Ties, ARenameKeepsTheBody) {
  Papers papers;
  papers.add("a", "2012-01-01").unit("Fritidskontoret", office);
  Paper& told = papers.add("b", "2014-01-01");
  const auto from = told.unit("Fritidskontoret", office);
  const auto to = told.unit("Upplevelsekontoret", office);
  told.change(ChangeKind::rename, {from}, {to}, "2014-02-01");
  papers.add("c", "2015-01-01").unit("Upplevelsekontoret", office);
  const Steps found(papers);
  EXPECT_EQ(found.body("a", "u1"), found.body("c", "u1"));
  EXPECT_EQ(found.body("a", "u1"), found.body("b", "u2"));
  EXPECT_EQ(found.reason("b", "u2"), JoinReason::former_name);
  EXPECT_EQ(found.reason("c", "u1"), JoinReason::same_name);
}

TEST(Ties, ARenameToldByNamesAlone) {
  Papers papers;
  papers.add("a", "2012-01-01").unit("Fritidskontoret", office);
  Paper& told = papers.add("c", "2015-01-01");
  told.change(ChangeKind::rename, {"Fritidskontoret"}, {told.unit("Upplevelsekontoret", office)});
  const Steps found(papers);
  EXPECT_EQ(found.body("a", "u1"), found.body("c", "u1"));
}

TEST(Ties, AnAbbreviationIsTheBodysName) {
  Papers papers;
  papers.add("a", "2014-01-01").unit("Tillväxt- och utvecklingskontoret", office, "", {"TUK"});
  papers.add("b", "2015-01-01").unit("TUK", office);
  const Steps found(papers);
  EXPECT_EQ(found.body("a", "u1"), found.body("b", "u1"));
  EXPECT_EQ(found.reason("b", "u1"), JoinReason::abbreviation);
  const Registry registry = papers.link();
  ASSERT_EQ(registry.organisations.size(), 1U);
  EXPECT_EQ(registry.organisations[0].name, "Tillväxt- och utvecklingskontoret");
  EXPECT_EQ(registry.organisations[0].other_names, std::vector<std::string>{"TUK"});
}

TEST(Ties, WhatOneDocumentTellsApartStaysApart) {
  Papers papers;
  papers.add("a", "2014-01-01").unit("Tekniska kontoret", office, "", {"Teknik och service"});
  Paper& both = papers.add("b", "2015-01-01");
  both.unit("Tekniska kontoret", office);
  both.unit("Teknik och service", office);
  const Steps found(papers);
  EXPECT_NE(found.body("b", "u1"), found.body("b", "u2"));
  EXPECT_EQ(found.body("a", "u1"), found.body("b", "u1"));
}

TEST(Ties, AnOtherNameIsTheBodysIfNoneTellsApart) {
  Papers papers;
  papers.add("a", "2014-01-01").unit("Tekniska kontoret", office, "", {"Teknik och service"});
  papers.add("b", "2015-01-01").unit("Teknik och service", office);
  const Steps found(papers);
  EXPECT_EQ(found.body("a", "u1"), found.body("b", "u1"));
  EXPECT_EQ(found.reason("b", "u1"), JoinReason::other_name);
}

TEST(Ties, AShorterNameIsNoOtherName) {
  Papers papers;
  papers.add("a", "2014-01-01")
      .unit("Kultur- och fritidsnämnden", committee, "", {"Kulturnämnden"});
  papers.add("b", "2015-01-01").unit("Kulturnämnden", committee);
  const Steps found(papers);
  EXPECT_NE(found.body("a", "u1"), found.body("b", "u1"));
}

TEST(Ties, TheOnlySubcommitteeThatCanBeMeant) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  a.unit("Arbetsutskottet", subcommittee, a.unit("Kommunstyrelsen", board));
  papers.add("b", "2015-01-01").unit("Arbetsutskottet", subcommittee);
  EXPECT_EQ(Steps(papers).body("a", "u2"), Steps(papers).body("b", "u1"));
  Paper& c = papers.add("c", "2016-01-01");
  c.unit("Arbetsutskottet", subcommittee, c.unit("Socialnämnden", committee));
  const Steps found(papers);
  EXPECT_NE(found.body("a", "u2"), found.body("b", "u1"));
  EXPECT_NE(found.body("c", "u2"), found.body("b", "u1"));
}

TEST(Bodies, EveryJoinTellsWhy) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  a.unit("Norrköpings kommun", municipality);
  a.unit("Socialnämnden", committee);
  papers.add("b", "2015-01-01").unit("Socialnämndens", committee);
  const Registry registry = papers.link();
  const Organisation& board = named(registry, "Socialnämndens");  // of two the longer one
  ASSERT_EQ(board.units.size(), 2U);
  EXPECT_EQ(board.units[0].reason, JoinReason::first);
  EXPECT_EQ(board.units[0].via, 0);
  EXPECT_EQ(board.units[1].reason, JoinReason::same_name);
  EXPECT_EQ(board.units[1].via, board.units[0].unit);
  EXPECT_EQ(named(registry, "Norrköpings kommun").units[0].reason, JoinReason::code);
  EXPECT_EQ(named(registry, "Norrköpings kommun").id, "se-0581");
}

}  // namespace
}  // namespace orgkarta::link
