#include <gtest/gtest.h>

#include "pipeline/facts/amounts.h"
#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

using Set = std::vector<std::pair<std::string, std::string>>;

std::optional<Amount> amount(const std::string& text, const std::vector<Group>& groups,
                             const Set& set) {
  HandMade doc(text);
  return amount_value(doc.view(), doc.mention(MentionType::amount, text, groups, set));
}

const Set kMoney = {{"measure", "SEK"}};

TEST(AmountValue, ScalesAndCurrenciesMultiply) {
  const auto a = amount("ca 2,8 miljoner kr/år",
                        {{"approx", "ca"},
                         {"n1", "2,8"},
                         {"scale", "miljoner", "1000000"},
                         {"currency", "kr", "1"},
                         {"period", "/år", "year"}},
                        kMoney);
  ASSERT_TRUE(a);
  EXPECT_EQ(a->min, 2800000);
  EXPECT_EQ(a->max, 2800000);
  EXPECT_EQ(a->unit, Measure::sek);
  EXPECT_EQ(a->period, Period::year);
  EXPECT_TRUE(a->approximate);
  EXPECT_EQ(amount("47 767 tkr", {{"n1", "47 767"}, {"currency", "tkr", "1000"}}, kMoney)->min,
            47767000);
  EXPECT_EQ(amount("fem kr", {{"w1", "fem", "5"}, {"currency", "kr", "1"}}, kMoney)->min, 5);
}

TEST(AmountValue, RangesKeepBothEnds) {
  const auto a = amount("max 10-12", {{"bound", "max", "max"}, {"n1", "10"}, {"n2", "12"}},
                        {{"measure", "people"}});
  ASSERT_TRUE(a);
  EXPECT_EQ(a->min, 10);
  EXPECT_EQ(a->max, 12);
  EXPECT_EQ(a->kind, AmountKind::headcount);
  EXPECT_FALSE(amount("12-10", {{"n1", "12"}, {"n2", "10"}}, kMoney));
}

TEST(AmountValue, BoundsOpenAnEnd) {
  const auto least = amount("minst 5 kr", {{"bound", "minst", "min"}, {"n1", "5"}}, kMoney);
  EXPECT_EQ(least->min, 5);
  EXPECT_EQ(least->max, std::nullopt);
  const auto most = amount("max 12 kr", {{"bound", "max", "max"}, {"n1", "12"}}, kMoney);
  EXPECT_EQ(most->min, std::nullopt);
  EXPECT_EQ(most->max, 12);
}

TEST(AmountValue, TheNounMayTellTheMeasure) {
  const auto a = amount("5 jobb", {{"n1", "5"}, {"noun", "jobb", "fte"}}, {{"measure", "count"}});
  EXPECT_EQ(a->unit, Measure::fte);
  EXPECT_EQ(a->period, std::nullopt);
}

TEST(AmountValue, ATargetHasItsBaseline) {
  const auto a = amount("från 31 till 20", {{"baseline", "31"}, {"n1", "20"}},
                        {{"measure", "count"}, {"kind", "target"}});
  EXPECT_EQ(a->kind, AmountKind::target);
  EXPECT_EQ(a->baseline, 31);
  EXPECT_EQ(a->min, 20);
}

TEST(AmountValue, WithoutAFigureThereIsNone) { EXPECT_FALSE(amount("pengar", {}, kMoney)); }

TEST(Amounts, KeepsWhatIsAskedForAndTellsWhereItStands) {
  Amounts amounts;
  for (const double figure : {1.0, 2.0, 3.0}) {
    Amount a;
    a.min = figure;
    amounts.add(a, {UnitIndex(figure), {}});
  }
  amounts.of_mention = {2U, std::nullopt, 1U};
  const auto places = amounts.keep_only({true, false, true});
  ASSERT_EQ(amounts.facts.size(), 2U);
  EXPECT_EQ(amounts.facts[1].min, 3.0);
  EXPECT_EQ(amounts.refs[1].decided_by, UnitIndex(3));
  EXPECT_EQ(places, (std::vector<std::optional<std::uint32_t>>{0U, std::nullopt, 1U}));
  EXPECT_EQ(amounts.of_mention[0], 1U);
  EXPECT_EQ(amounts.of_mention[2], std::nullopt);
}

}  // namespace

}  // namespace orgkarta::facts
