#include "pipeline/link/memberships.h"

#include <gtest/gtest.h>

#include "support.h"

namespace orgkarta::link {
namespace {

using enum UnitKind;

Post& head_in(Papers& papers, const char* path, const char* day, const char* person,
              std::uint32_t at = 0) {
  Paper& paper = papers.add(path, day);
  return paper.post(person, "chef", paper.unit("Tekniska kontoret", office), Role::head, at);
}

/// "person validity replaced", a membership a line.
std::string told(const Papers& papers) {
  std::string out;
  for (const Membership& m : papers.link().memberships) {
    out += m.person.substr(std::string("se-0581-person-").size()) + ' ' + span_of(m.validity) +
           (m.replaced.empty() ? "" : " replaced " + m.replaced) + '\n';
  }
  return out;
}

TEST(Memberships, OnceAPersonBodyAndRole) {
  Papers papers;
  head_in(papers, "a", "2012-01-01", "Eva Ek");
  head_in(papers, "b", "2014-01-01", "Eva Ek").title = "förvaltningschef";
  Paper& other = papers.add("c", "2015-01-01");
  other.post("Eva Ek", "sekreterare", other.unit("Tekniska kontoret", office), Role::secretary);
  const Registry registry = papers.link();
  ASSERT_EQ(registry.memberships.size(), 2U);
  EXPECT_EQ(registry.memberships[0].title, "förvaltningschef");
  EXPECT_EQ(registry.memberships[0].organisation, "se-0581-tekniska-kontoret");
  EXPECT_EQ(registry.memberships[0].posts, (std::vector<std::int64_t>{1, 1001}));
  EXPECT_EQ(registry.memberships[1].role, Role::secretary);
}

TEST(Memberships, WithoutABodyTheTitleTellsThemApart) {
  Papers papers;
  papers.add("a", "2012-01-01").post("Eva Ek", "rektor", "", Role::head);
  papers.add("b", "2013-01-01").post("Eva Ek", "kommundirektör", "", Role::head);
  EXPECT_EQ(papers.link().memberships.size(), 2U);
}

TEST(Memberships, HeadsFollowEachOther) {
  Papers papers;
  head_in(papers, "a", "2012-01-01", "Eva Ek");
  head_in(papers, "b", "2013-01-01", "Eva Ek");
  head_in(papers, "c", "2015-01-01", "Per Holm");
  head_in(papers, "d", "2018-01-01", "Åsa Norén");
  EXPECT_EQ(told(papers),
            "eva-ek .. seen 2012-01-01..2013-01-01 replaced 2015-01-01\n"
            "per-holm .. seen 2015-01-01..2015-01-01 replaced 2018-01-01\n"
            "asa-noren .. seen 2018-01-01..2018-01-01\n");
  EXPECT_TRUE(papers.link().conflicts.empty());
}

TEST(Memberships, TwoHeadsOnOneDayAreAConflict) {
  Papers papers;
  head_in(papers, "a", "2012-01-01", "Eva Ek");
  head_in(papers, "b", "2012-01-01", "Per Holm");
  const Registry registry = papers.link();
  ASSERT_EQ(registry.conflicts.size(), 1U);
  EXPECT_EQ(registry.conflicts[0].about, "se-0581-tekniska-kontoret");
  EXPECT_EQ(registry.conflicts[0].what, "head");
  EXPECT_EQ(registry.conflicts[0].value_a, "se-0581-person-eva-ek");
  EXPECT_EQ(registry.conflicts[0].value_b, "se-0581-person-per-holm");
  EXPECT_EQ(registry.conflicts[0].kind, "post");
  EXPECT_EQ(registry.conflicts[0].row_a, 1);
  EXPECT_EQ(registry.conflicts[0].row_b, 1001);
}

TEST(Memberships, AnActingHeadIsNoConflictAndFollows) {
  Papers papers;
  head_in(papers, "a", "2012-01-01", "Eva Ek");
  head_in(papers, "b", "2012-01-01", "Per Holm").acting = true;
  EXPECT_TRUE(papers.link().conflicts.empty());
  head_in(papers, "c", "2013-01-01", "Per Holm").acting = true;
  EXPECT_EQ(papers.link().memberships.size(), 2U);
  EXPECT_TRUE(papers.link().memberships[1].acting);
}

TEST(Memberships, AnActingHeadGivesWayToWhoBeganLater) {
  Papers papers;
  Paper& a = papers.add("a", "2023-06-01");
  const auto kontor = a.unit("Tekniska kontoret", office);
  a.post("Per Holm", "chef", kontor, Role::head, 100).acting = true;
  a.post("Eva Ek", "chef", kontor, Role::head, 200);
  EXPECT_EQ(told(papers).find("replaced"), std::string::npos) << "nobody tells who was first";
  a.date("2022-07-01", DateRole::start, 105);
  a.date("2022-08-15", DateRole::start, 205);
  EXPECT_EQ(told(papers),
            "per-holm 2022-07-01.. seen 2023-06-01..2023-06-01 replaced 2022-08-15\n"
            "eva-ek 2022-08-15.. seen 2023-06-01..2023-06-01\n");
}

TEST(Memberships, DaysThatStandBeside) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  const auto kontor = a.unit("Tekniska kontoret", office);
  a.post("Eva Ek", "chef", kontor, Role::head, 100);
  a.date("2012-03-01", DateRole::start, 50);       // before the passage
  a.date("2013-03-01", DateRole::start, 171);      // too far behind it
  a.date("2014-02-01", DateRole::reference, 105);  // of another role
  EXPECT_EQ(told(papers), "eva-ek .. seen 2014-01-01..2014-01-01\n");
  a.date("2014-04-01", DateRole::start, 170);
  a.date("2014-05-01", DateRole::end, 120);
  EXPECT_EQ(told(papers), "eva-ek 2014-04-01..2014-05-01 seen 2014-01-01..2014-01-01\n");
  a.date("2014-03-01", DateRole::effective, 100);  // nearer
  EXPECT_EQ(told(papers), "eva-ek 2014-03-01..2014-05-01 seen 2014-01-01..2014-01-01\n");
}

TEST(Memberships, ATitleWithoutABodyIsThatOfTheDocumentThatTellsTheBody) {
  Papers papers;
  head_in(papers, "a", "2012-01-01", "Eva Ek");
  papers.add("b", "2013-01-01").post("Eva Ek", "chef", "", Role::head);
  EXPECT_EQ(told(papers), "eva-ek .. seen 2012-01-01..2013-01-01\n");
  Paper& c = papers.add("c", "2014-01-01");
  c.post("Eva Ek", "chef", c.unit("Gatukontoret", office), Role::head);
  EXPECT_EQ(papers.link().memberships.size(), 3U) << "two bodies: neither is meant";
}

TEST(Memberships, DaysThatOtherDocumentsContradictAreDropped) {
  Papers papers;
  head_in(papers, "a", "2012-01-01", "Eva Ek");
  Paper& b = papers.add("b", "2020-01-01");
  b.post("Eva Ek", "chef", b.unit("Tekniska kontoret", office), Role::head, 100);
  b.date("2018-08-01", DateRole::start, 110);
  b.date("2019-06-30", DateRole::end, 120);
  EXPECT_EQ(told(papers), "eva-ek .. seen 2012-01-01..2020-01-01\n");
}

TEST(Memberships, ATextThatLooksBackTellsTheEnd) {
  Papers papers;
  head_in(papers, "a", "2019-01-01", "Eva Ek");
  Paper& b = papers.add("b", "2021-03-01");
  b.post("Eva Ek", "chef", b.unit("Tekniska kontoret", office), Role::head, 100);
  b.date("2020-12-31", DateRole::end, 120);
  EXPECT_EQ(told(papers), "eva-ek ..2020-12-31 seen 2019-01-01..2021-03-01\n");
}

TEST(Memberships, ADayBeforeThePostIsItsOwnInOneSentenceAlone) {
  Papers papers;
  Paper& a = papers.add("a", "2021-03-01");
  a.post("Eva Ek", "chef", a.unit("Tekniska kontoret", office), Role::head, 100);
  a.date("2020-03-01", DateRole::start, 80);
  a.document.post_sentences = {{{90, 150}}};
  EXPECT_EQ(told(papers), "eva-ek .. seen 2021-03-01..2021-03-01\n");
  a.document.post_sentences = {{{70, 150}}};
  EXPECT_EQ(told(papers), "eva-ek 2020-03-01.. seen 2021-03-01..2021-03-01\n");
}

TEST(Memberships, ADayBelongsToTheNearestPost) {
  Papers papers;
  Paper& a = papers.add("a", "2021-03-01");
  a.post("Eva Ek", "chef", a.unit("Tekniska kontoret", office), Role::head, 100);
  a.post("Per Holm", "chef", a.unit("Gatukontoret", office), Role::head, 130);
  a.date("2020-03-01", DateRole::start, 145);
  a.document.post_sentences = {{{100, 120}}, {{120, 160}}};
  EXPECT_EQ(told(papers),
            "eva-ek .. seen 2021-03-01..2021-03-01\n"
            "per-holm 2020-03-01.. seen 2021-03-01..2021-03-01\n");
}

TEST(Memberships, EveryPassageOfADayCounts) {
  Papers papers;
  Paper& a = papers.add("a", "2021-03-01");
  a.post("Eva Ek", "chef", a.unit("Tekniska kontoret", office), Role::head, 100);
  a.date("2020-03-01", DateRole::start, 10).evidence.push_back({{115, 125}, {}, Section::none});
  EXPECT_EQ(told(papers), "eva-ek 2020-03-01.. seen 2021-03-01..2021-03-01\n");
}

TEST(Memberships, WhoLeadsAnotherBodyHasLeftTheFirst) {
  Papers papers;
  head_in(papers, "a", "2014-01-01", "Eva Ek");
  Paper& b = papers.add("b", "2016-01-01");
  b.post("Eva Ek", "chef", b.unit("Gatukontoret", office), Role::head);
  EXPECT_EQ(told(papers),
            "eva-ek .. seen 2014-01-01..2014-01-01 replaced 2016-01-01\n"
            "eva-ek .. seen 2016-01-01..2016-01-01\n");
}

TEST(Memberships, NotSoForTheTimeBeingNorAPartOfIt) {
  Papers papers;
  head_in(papers, "a", "2014-01-01", "Eva Ek");
  Paper& b = papers.add("b", "2016-01-01");
  const auto kontor = b.unit("Tekniska kontoret", office);
  b.post("Eva Ek", "enhetschef", b.unit("Parkenheten", unit, kontor), Role::head);
  b.post("Eva Ek", "chef", b.unit("Gatukontoret", office), Role::head).acting = true;
  EXPECT_EQ(told(papers).find("replaced"), std::string::npos);
}

TEST(Memberships, ATitleWithAFieldIsThatOfTheBodyThatOthersTell) {
  Papers papers;
  Paper& a = papers.add("a", "2012-01-01");
  a.post("Eva Ek", "teknik- och parkchef", a.unit("Gatukontoret", office), Role::head);
  papers.add("b", "2014-01-01").post("Per Holm", "teknik- och parkchef", "", Role::head);
  EXPECT_EQ(papers.link().memberships[1].organisation, "se-0581-gatukontoret");
}

TEST(Memberships, OrOfTheBodyThatIsCalledSo) {
  Papers papers;
  papers.add("a", "2012-01-01").unit("Kultur- och fritidskontoret", office);
  papers.add("b", "2014-01-01").post("Per Holm", "kultur- och fritidsdirektör", "", Role::head);
  papers.add("c", "2014-02-01").post("Åsa Norén", "kulturchef", "", Role::head);
  papers.add("d", "2014-02-01").post("Bo By", "enhetschef", "", Role::head);
  const Registry registry = papers.link();
  EXPECT_EQ(registry.memberships[0].organisation, "se-0581-kultur-och-fritidskontoret");
  EXPECT_EQ(registry.memberships[1].organisation, std::nullopt);
  EXPECT_EQ(registry.memberships[2].organisation, std::nullopt);
  papers.add("e", "2013-01-01").unit("Kultur- och fritidsenheten");
  EXPECT_EQ(papers.link().memberships[0].organisation, std::nullopt) << "two are called so";
}

TEST(Memberships, WhoIsFollowedInOneSentenceHasLeft) {
  Papers papers;
  head_in(papers, "a", "2012-01-01", "Eva Ek");
  Paper& b = papers.add("b", "2021-03-01");
  const auto kontor = b.unit("Tekniska kontoret", office);
  b.post("Eva Ek", "chef", kontor, Role::head, 100);
  b.post("Per Holm", "chef", kontor, Role::head, 100).evidence.front().span = {100, 160};
  b.date("2020-06-30", DateRole::end, 112);
  b.date("2020-07-01", DateRole::start, 140);
  b.document.post_sentences = {{{100, 170}}, {{100, 170}}};
  EXPECT_EQ(told(papers),
            "eva-ek ..2020-06-30 seen 2012-01-01..2021-03-01\n"
            "per-holm 2020-07-01.. seen 2021-03-01..2021-03-01\n");
}

TEST(Memberships, AnotherMunicipalitysBodyIsNobodys) {
  Papers papers;
  Paper& a = papers.add("a", "2021-03-01");
  a.unit("Socialkontoret", office, a.unit("Linköpings kommun", municipality));
  a.post("Per Holm", "socialchef", "", Role::head);
  EXPECT_EQ(papers.link().memberships[0].organisation, std::nullopt);
}

TEST(Memberships, ABodyThatStandsAroundThePassageYieldsToTheTitles) {
  Papers papers;
  Paper& a = papers.add("a", "2021-03-01");
  a.unit("Fastighetsavdelningen", department);
  const auto kontor = a.unit("Tekniska kontoret", office);
  a.post("Per Holm", "fastighetschef", kontor, Role::head);
  EXPECT_EQ(papers.link().memberships[0].organisation, "se-0581-tekniska-kontoret");
  a.document.post_bodies_inferred = {true};
  EXPECT_EQ(papers.link().memberships[0].organisation, "se-0581-fastighetsavdelningen");
}

TEST(Memberships, WhoWillBeHeadIsOneFromThatDay) {
  Papers papers;
  head_in(papers, "a", "2014-01-01", "Eva Ek");
  Paper& b = papers.add("b", "2014-06-01");
  b.post("Per Holm", "chef", b.unit("Tekniska kontoret", office), Role::head, 100).time =
      PostTime::future;
  b.date("2014-09-01", DateRole::start, 110);
  EXPECT_EQ(told(papers),
            "eva-ek .. seen 2014-01-01..2014-01-01 replaced 2014-09-01\n"
            "per-holm 2014-09-01.. seen ..\n");
}

TEST(Memberships, AFormerHeadHasLeft) {
  Papers papers;
  head_in(papers, "a", "2014-01-01", "Eva Ek");
  head_in(papers, "b", "2015-01-01", "Eva Ek").time = PostTime::former;
  EXPECT_EQ(told(papers), "eva-ek ..2015-01-01 seen 2014-01-01..2014-01-01\n");
}

TEST(Memberships, AMisreadListOfHeadsIsNotAThousandConflicts) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  const auto kontor = a.unit("Tekniska kontoret", office);
  for (int i = 0; i < 50; ++i) {
    a.post("Eva Ek" + std::string(static_cast<std::size_t>(i), 'k'), "chef", kontor, Role::head);
  }
  EXPECT_LE(papers.link().conflicts.size(), 50U);
}

}  // namespace
}  // namespace orgkarta::link
