#include "pipeline/link/statements.h"

#include <gtest/gtest.h>

#include <set>

#include "pipeline/link/ids.h"
#include "support.h"

namespace orgkarta::link {
namespace {

/// "id rows", a statement a line.
std::string told(const std::vector<Retold>& all) {
  std::string out;
  for (const Retold& r : all) {
    out += r.id.substr(std::string("se-0581-").size()) + ':';
    for (const std::int64_t row : r.rows) out += ' ' + std::to_string(row);
    out += '\n';
  }
  return out;
}

Amount& sum_in(Papers& papers, const char* path, const char* day, const char* unit,
               double value = 500) {
  Paper& paper = papers.add(path, day);
  return paper.amount(value, paper.unit(unit));
}

TEST(Figures, ASumOfOneBodyIsToldAgain) {
  Papers papers;
  sum_in(papers, "a", "2014-01-01", "Tekniska kontoret");
  sum_in(papers, "b", "2015-01-01", "tekniska kontorets");
  sum_in(papers, "c", "2015-01-01", "Socialkontoret");
  sum_in(papers, "d", "2015-01-01", "Tekniska kontoret", 600);
  const Registry registry = papers.link();
  EXPECT_EQ(told(registry.figures),
            "figure-500-kronor: 1 1001\nfigure-500-kronor-2: 2001\nfigure-600-kronor: 3001\n");
  EXPECT_EQ(registry.figures[0].first_seen, "2014-01-01");
  EXPECT_EQ(registry.figures[0].last_seen, "2015-01-01");
}

TEST(Figures, AnyDifferenceIsAnotherSum) {
  Papers papers;
  sum_in(papers, "a", "2014-01-01", "Tekniska kontoret");
  sum_in(papers, "b", "2014-02-01", "Tekniska kontoret").kind = AmountKind::saving;
  sum_in(papers, "c", "2014-03-01", "Tekniska kontoret").period = Period::year;
  sum_in(papers, "d", "2014-04-01", "Tekniska kontoret").negative = true;
  sum_in(papers, "e", "2014-05-01", "Tekniska kontoret").unit = Measure::people;
  sum_in(papers, "f", "2014-06-01", "Tekniska kontoret").max = std::nullopt;
  EXPECT_EQ(papers.link().figures.size(), 6U);
}

TEST(Figures, YearsLaterItIsAnotherSum) {
  Papers papers;
  sum_in(papers, "a", "2014-01-01", "Tekniska kontoret");
  sum_in(papers, "b", "2017-01-01", "Tekniska kontoret");
  EXPECT_EQ(papers.link().figures.size(), 2U);
  sum_in(papers, "c", "2015-06-01", "Tekniska kontoret");  // told again in between
  EXPECT_EQ(papers.link().figures.size(), 1U);
}

TEST(Figures, TwoInOneDocumentAreTwo) {
  Papers papers;
  sum_in(papers, "a", "2014-01-01", "Tekniska kontoret");
  Paper& b = papers.add("b", "2014-02-01");
  const auto kontor = b.unit("Tekniska kontoret");
  b.amount(500, kontor);
  b.amount(500, kontor);
  EXPECT_EQ(told(papers.link().figures), "figure-500-kronor: 1 1001\nfigure-500-kronor-2: 1002\n");
}

TEST(Figures, OfNobodyIsOfItsDocument) {
  Papers papers;
  papers.add("a", "2014-01-01").amount(500, "");
  papers.add("b", "2014-01-02").amount(500, "");
  EXPECT_EQ(papers.link().figures.size(), 2U);
}

TEST(Aims, TheSameWordsAreOneGoal) {
  Papers papers;
  papers.add("a", "2014-01-01").goal("Alla elever ska nå målen.");
  papers.add("b", "2015-01-01").goal("alla elever – ska\nnå målen");
  papers.add("c", "2015-01-01").goal("Alla elever ska inte nå målen");
  papers.add("d", "2015-01-01").goal("Alla elever ska nå målen").kind = GoalKind::mission;
  EXPECT_EQ(told(papers.link().aims),
            "goal-alla-elever-ska-na-malen: 1 1001\n"
            "goal-alla-elever-ska-inte-na-malen: 2001\n"
            "goal-alla-elever-ska-na-malen-2: 3001\n");
}

TEST(Aims, LongWordsAreCutAtALetter) {
  Papers papers;
  papers.add("a", "2014-01-01").goal(std::string(47, 'a') + "ååå");
  EXPECT_EQ(papers.link().aims.at(0).id, "se-0581-goal-" + std::string(47, 'a') + 'a');
}

TEST(Ids, AreNumberedFromTheSecondOn) {
  Ids ids("se-0581");
  EXPECT_EQ(ids.next("Tillväxt- och utvecklingskontoret"),
            "se-0581-tillvaxt-och-utvecklingskontoret");
  EXPECT_EQ(ids.next("tillväxt och utvecklingskontoret"),
            "se-0581-tillvaxt-och-utvecklingskontoret-2");
  EXPECT_EQ(ids.next("se-0136", "Tekniska kontoret"), "se-0136-tekniska-kontoret");
  EXPECT_EQ(ids.next("Tekniska kontoret"), "se-0581-tekniska-kontoret");
  EXPECT_EQ(ids.next("…"), "se-0581-x");
}

/// "X 2" and the second "X" must not be one.
TEST(Ids, ANameThatLooksNumberedIsNotTheNumbered) {
  Ids ids("se-0581");
  std::set<std::string> all;
  for (const char* name : {"Enhet", "Enhet 2", "Enhet", "Enhet 2", "Enhet", "Enhet 3"}) {
    EXPECT_TRUE(all.insert(ids.next(name)).second) << name;
  }
}

}  // namespace
}  // namespace orgkarta::link
