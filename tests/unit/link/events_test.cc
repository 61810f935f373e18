#include "pipeline/link/events.h"

#include <gtest/gtest.h>

#include "support.h"

namespace orgkarta::link {
namespace {

using enum UnitKind;
using enum ChangeKind;

/// "kind effective status documents", an event a line.
std::string told(const Papers& papers) {
  std::string out;
  for (const Event& e : papers.link().events) {
    out += e.id.substr(std::string("se-0581-event-").size()) + ' ' + e.effective.value_or("-") +
           (e.resolved ? " resolved" : "");
    constexpr const char* kStates[] = {" proposed ", " decided ", " done ", " rejected "};
    out += kStates[static_cast<int>(e.status)] + std::to_string(e.changes.size()) + '\n';
  }
  return out;
}

/// A paper that tells of the creation of a board.
Change& create_in(Papers& papers, const char* path, const char* day, const char* effective,
                  Status status = Status::decided) {
  Paper& paper = papers.add(path, day);
  return paper.change(create, {}, {paper.unit("Hamnnämnden", committee)}, effective, status);
}

TEST(Events, OneChangeToldTwiceIsOneEvent) {
  Papers papers;
  create_in(papers, "a", "2014-05-01", "2015", Status::proposed);
  create_in(papers, "b", "2014-11-01", "2015-01-01");
  create_in(papers, "c", "2014-12-01", "");
  EXPECT_EQ(told(papers), "create-hamnnamnden 2015-01-01 decided 3\n");
  const Registry registry = papers.link();
  EXPECT_EQ(registry.events[0].first_seen, "2014-05-01");
  EXPECT_EQ(registry.events[0].last_seen, "2014-12-01");
  EXPECT_TRUE(registry.conflicts.empty());
}

TEST(Events, AnotherDocumentSettlesAnOpenYear) {
  Papers papers;
  create_in(papers, "a", "2023-11-01", "XXXX-01-01");
  create_in(papers, "b", "", "2024-01-01");
  EXPECT_EQ(told(papers), "create-hamnnamnden 2024-01-01 resolved decided 2\n");
  EXPECT_EQ(named(papers.link(), "Hamnnämnden").validity.from, "2024-01-01");
}

TEST(Events, AnOpenYearOfAnotherDayIsNotSettled) {
  Papers papers;
  create_in(papers, "a", "2023-11-01", "XXXX-07-01");
  create_in(papers, "b", "2023-12-01", "2024-01-01");
  EXPECT_EQ(told(papers),
            "create-hamnnamnden XXXX-07-01 decided 1\ncreate-hamnnamnden-2 2024-01-01 decided 1\n");
}

TEST(Events, AnOpenYearGoesToTheNearestEvent) {
  Papers papers;
  Paper& kommun = papers.add("k", "2010-01-01");
  kommun.unit("Hamnnämnden", committee);
  const auto reorganised = [&](const char* path, const char* day, const char* effective) {
    Paper& paper = papers.add(path, day);
    paper.change(reorganise, {paper.unit("Hamnnämnden", committee)}, {}, effective);
  };
  reorganised("a", "2012-01-01", "2012-07-01");
  reorganised("b", "2020-01-01", "2020-07-01");
  reorganised("c", "2013-01-01", "");
  reorganised("d", "2019-12-01", "XXXX-07-01");
  EXPECT_EQ(told(papers),
            "reorganise-hamnnamnden 2012-07-01 done 2\n"
            "reorganise-hamnnamnden-2 2020-07-01 resolved decided 2\n");
}

TEST(Events, YearsApartAreTwoEvents) {
  Papers papers;
  for (const char* year : {"2012", "2014", "2016"}) {
    Paper& paper = papers.add(year, std::string(year) + "-06-01");
    paper.change(reorganise, {paper.unit("Hamnnämnden", committee)}, {},
                 std::string(year) + "-01-01");
  }
  EXPECT_EQ(papers.link().events.size(), 3U);
}

/// Each is near to the next, but the first and the last are not one.
TEST(Events, AChainOfDaysIsNotOneEvent) {
  Papers papers;
  for (const char* year : {"2012", "2013", "2014", "2015", "2016", "2017"}) {
    Paper& paper = papers.add(year, std::string(year) + "-06-01");
    paper.change(reorganise, {paper.unit("Hamnnämnden", committee)}, {},
                 std::string(year) + "-01-01");
  }
  for (const DraftEvent& event : Steps(papers).events) EXPECT_LE(event.told.size(), 2U);
}

TEST(Events, APostponedDecisionIsOneEventAndAConflict) {
  Papers papers;
  create_in(papers, "a", "2014-05-01", "2015-01-01");
  create_in(papers, "b", "2014-11-01", "2016-01-01");
  EXPECT_EQ(told(papers), "create-hamnnamnden 2016-01-01 decided 2\n");
  const Registry registry = papers.link();
  ASSERT_EQ(registry.conflicts.size(), 1U);
  const Conflict& conflict = registry.conflicts[0];
  EXPECT_EQ(conflict.about, registry.events[0].id);
  EXPECT_EQ(conflict.what, "effective");
  EXPECT_EQ(conflict.value_a, "2015-01-01");
  EXPECT_EQ(conflict.value_b, "2016-01-01");
  EXPECT_EQ(conflict.row_a, 1);
  EXPECT_EQ(conflict.row_b, 1001);
}

TEST(Events, ADecisionKnowsItsDayBetterThanAReport) {
  Papers papers;
  create_in(papers, "a", "2014-05-01", "2015-01-01");
  create_in(papers, "b", "2016-03-01", "2015-03-01", Status::done);
  EXPECT_EQ(told(papers), "create-hamnnamnden 2015-01-01 done 2\n");
  EXPECT_EQ(papers.link().conflicts.size(), 1U);
}

TEST(Events, AMonthAndADayInItAreNoConflict) {
  Papers papers;
  create_in(papers, "a", "2014-05-01", "2015-01");
  create_in(papers, "b", "2014-11-01", "2015-01-15");
  EXPECT_EQ(told(papers), "create-hamnnamnden 2015-01-15 decided 2\n");
  EXPECT_TRUE(papers.link().conflicts.empty());
}

TEST(Events, AMergerIsToldByWhatItMakesAndEnds) {
  Papers papers;
  Paper& merger = papers.add("a", "2014-05-01");
  merger.change(merge,
                {merger.unit("Fritidskontoret", office), merger.unit("Kulturkontoret", office)},
                {merger.unit("Upplevelsekontoret", office)}, "2015-01-01");
  Paper& made = papers.add("b", "2014-12-01");
  made.change(create, {}, {made.unit("Upplevelsekontoret", office)}, "2015-01-01");
  Paper& ended = papers.add("c", "2015-02-01");
  ended.change(dissolve, {ended.unit("Kulturkontoret", office)}, {}, "2014-12-31", Status::done);
  EXPECT_EQ(told(papers), "merge-upplevelsekontoret 2015-01-01 done 3\n");
  const Registry registry = papers.link();
  // The last day of the old is the eve of the new.
  EXPECT_TRUE(registry.conflicts.empty());
  const Organisation& fresh = named(registry, "Upplevelsekontoret");
  EXPECT_EQ(fresh.validity.from, "2015-01-01");
  EXPECT_EQ(fresh.predecessors,
            (std::vector<std::string>{"se-0581-fritidskontoret", "se-0581-kulturkontoret"}));
  EXPECT_EQ(named(registry, "Kulturkontoret").state, OrganisationState::dissolved);
  ASSERT_EQ(registry.events[0].sides.size(), 3U);
  EXPECT_EQ(registry.events[0].sides[2].organisation, fresh.id);
  EXPECT_TRUE(registry.events[0].sides[2].to);
}

TEST(Events, AMergerToldWithItsPartsInOneDocumentIsOneEvent) {
  Papers papers;
  Paper& a = papers.add("a", "2014-05-01");
  const auto old = a.unit("Fritidskontoret", office);
  const auto other = a.unit("Kulturkontoret", office);
  const auto fresh = a.unit("Upplevelsekontoret", office);
  a.change(merge, {old, other}, {fresh}, "2015-01-01");
  a.change(create, {}, {fresh}, "2015-01-01");
  a.change(dissolve, {old}, {}, "2014-12-31");
  EXPECT_EQ(told(papers), "merge-upplevelsekontoret 2015-01-01 decided 3\n");
}

TEST(Events, WhatADocumentTellsApartIsTwo) {
  Papers papers;
  Paper& a = papers.add("a", "2014-05-01");
  const auto harbour = a.unit("Hamnenheten");
  a.change(move, {harbour}, {a.unit("Tekniska kontoret", office)}, "2015-01-01");
  a.change(move, {harbour, a.unit("Parkenheten")}, {"u2"}, "2015-07-01");
  Paper& b = papers.add("b", "2015-05-01");
  b.change(move, {b.unit("Hamnenheten")}, {b.unit("Tekniska kontoret", office)});
  EXPECT_EQ(papers.link().events.size(), 2U);
}

TEST(Events, RenamesOneAfterTheOtherAreTwo) {
  Papers papers;
  Paper& a = papers.add("a", "2014-05-01");
  a.change(rename, {a.unit("Hamnkontoret", office)}, {"Sjökontoret"}, "2015-01-01");
  Paper& b = papers.add("b", "2015-11-01");
  b.change(rename, {b.unit("Sjökontoret", office)}, {b.unit("Kustkontoret", office)}, "2016-01-01");
  EXPECT_EQ(told(papers),
            "rename-sjokontoret 2015-01-01 done 1\nrename-kustkontoret 2016-01-01 decided 1\n");
}

TEST(Events, RenamesToTwoNamesAreTwo) {
  Papers papers;
  Paper& a = papers.add("a", "2014-12-01");
  a.change(rename, {a.unit("Hamnkontoret", office)}, {"Sjökontoret"}, "", Status::rejected);
  Paper& b = papers.add("b", "2015-06-01");
  b.change(rename, {b.unit("Hamnkontoret", office)}, {b.unit("Kustkontoret", office)},
           "2016-01-01");
  EXPECT_EQ(told(papers),
            "rename-sjokontoret - rejected 1\nrename-kustkontoret 2016-01-01 decided 1\n");
}

TEST(Events, RejectedOnlyIfNobodyDecided) {
  Papers papers;
  create_in(papers, "a", "2014-05-01", "2015-01-01", Status::proposed);
  create_in(papers, "b", "2014-11-01", "2015-01-01", Status::rejected);
  EXPECT_EQ(told(papers), "create-hamnnamnden 2015-01-01 rejected 2\n");
  create_in(papers, "c", "2014-12-01", "2015-01-01");
  EXPECT_EQ(told(papers), "create-hamnnamnden 2015-01-01 decided 3\n");
}

TEST(Events, DoneOnceItsDayHasPassed) {
  Papers papers;
  create_in(papers, "a", "2014-05-01", "2015-01-01");
  papers.add("b", "2014-12-31").unit("Socialnämnden");
  EXPECT_EQ(told(papers), "create-hamnnamnden 2015-01-01 decided 1\n");
  papers.add("c", "2015-01-01").unit("Socialnämnden");
  EXPECT_EQ(told(papers), "create-hamnnamnden 2015-01-01 done 1\n");
}

TEST(Events, AProposalIsNotDoneByTheCalendar) {
  Papers papers;
  create_in(papers, "a", "2014-05-01", "2015-01-01", Status::proposed);
  papers.add("c", "2019-01-01").unit("Socialnämnden");
  EXPECT_EQ(told(papers), "create-hamnnamnden 2015-01-01 proposed 1\n");
}

TEST(Events, OtherBodiesAndOtherSubjectsAreOtherEvents) {
  Papers papers;
  for (const char* subject : {"ansvaret för parker", "ansvaret för bad"}) {
    Paper& paper = papers.add(subject, "2014-05-01");
    Change& change = paper.change(transfer, {paper.unit("Tekniska kontoret", office)},
                                  {paper.unit("Fritidskontoret", office)}, "2015-01-01");
    change.subject = subject;
  }
  create_in(papers, "x", "2014-05-01", "2015-01-01");
  Paper& other = papers.add("y", "2014-05-01");
  other.change(create, {}, {other.unit("Flygnämnden", committee)}, "2015-01-01");
  EXPECT_EQ(papers.link().events.size(), 4U);
}

TEST(Events, NamesThatAreNoUnitAnywhereAreComparedToo) {
  Papers papers;
  papers.add("a", "2014-05-01").change(create, {}, {"Innovationslabbet"}, "2015-01-01");
  papers.add("b", "2014-06-01").change(create, {}, {"innovationslabb"}, "2015");
  EXPECT_EQ(told(papers), "create-innovationslabbet 2015-01-01 decided 2\n");
}

TEST(Events, WhoDecided) {
  Papers papers;
  create_in(papers, "a", "2014-05-01", "2015-01-01");
  Paper& b = papers.add("b", "2014-06-01");
  b.unit("Kommunfullmäktige", council);
  Change& change = b.change(create, {}, {b.unit("Hamnnämnden", committee)}, "2015-01-01");
  change.decided_by = "u1";
  EXPECT_EQ(papers.link().events[0].decided_by, "se-0581-kommunfullmaktige");
}

/// "from + from > to" of the event whose id ends so.
std::string sides_of(const Papers& papers, const std::string& id) {
  for (const Event& e : papers.link().events) {
    if (e.id != "se-0581-event-" + id) continue;
    std::string out;
    for (const EventSide& s : e.sides) {
      out += (out.empty() ? "" : s.to && out.find(" > ") == out.npos ? " > " : " + ") + s.name;
    }
    return out;
  }
  return "none";
}

/// A merger in 2013, told when it was decided.
Paper& merger(Papers& papers) {
  Paper& paper = papers.add("a", "2012-06-18");
  const std::string a = paper.unit("Stadsbyggnadskontoret", office);
  const std::string b = paper.unit("Tekniska kontoret", office);
  paper.change(merge, {a, b}, {paper.unit("Teknik- och stadsbyggnadskontoret", office)},
               "2013-01-01");
  return paper;
}

void later_rename(Papers& papers) {
  Paper& paper = papers.add("r", "2018-12-10");
  const std::string now =
      paper.unit("Samhällsbyggnadskontoret", office, "", {"Teknik- och stadsbyggnadskontoret"});
  paper.change(rename, {"Teknik- och stadsbyggnadskontoret"}, {now}, "2019-01-01");
}

constexpr const char* kMerger =
    "Stadsbyggnadskontoret + Tekniska kontoret > Teknik- och stadsbyggnadskontoret";

TEST(Events, ABodyIsCalledAsItWasThen) {
  Papers papers;
  merger(papers);
  later_rename(papers);
  EXPECT_EQ(sides_of(papers, "merge-teknik-och-stadsbyggnadskontoret"), kMerger);
  EXPECT_EQ(named(papers.link(), "Samhällsbyggnadskontoret").names.size(), 2U);
}

TEST(Events, WhoLooksBackUnderALaterNameDoesNotChangeIt) {
  Papers papers;
  merger(papers);
  later_rename(papers);
  Paper& back = papers.add("b", "2020-02-01");
  const std::string a = back.unit("Stadsbyggnadskontoret", office);
  const std::string b = back.unit("Tekniska kontoret", office);
  back.change(merge, {a, b}, {back.unit("Samhällsbyggnadskontoret", office)}, "2013-01-01",
              Status::done);
  EXPECT_EQ(sides_of(papers, "merge-teknik-och-stadsbyggnadskontoret"), kMerger);
}

TEST(Events, WhereOnlyLaterDocumentsTellTheNameOfThatDayIsTaken) {
  Papers papers;
  later_rename(papers);
  Paper& back = papers.add("b", "2020-02-01");
  const std::string a = back.unit("Stadsbyggnadskontoret", office);
  const std::string b = back.unit("Tekniska kontoret", office);
  back.change(merge, {a, b}, {back.unit("Samhällsbyggnadskontoret", office)}, "2013-01-01",
              Status::done);
  EXPECT_EQ(sides_of(papers, "merge-samhallsbyggnadskontoret"), kMerger);
}

TEST(Events, WhatEndsLaterIsCalledByItsLaterName) {
  Papers papers;
  merger(papers);
  later_rename(papers);
  Paper& end = papers.add("e", "2022-11-01");
  end.change(dissolve, {end.unit("Samhällsbyggnadskontoret", office)}, {}, "2023-01-01");
  EXPECT_EQ(sides_of(papers, "dissolve-teknik-och-stadsbyggnadskontoret"),
            "Samhällsbyggnadskontoret");
}

}  // namespace
}  // namespace orgkarta::link
