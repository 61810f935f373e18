#include "pipeline/facts/confidence.h"

#include <gtest/gtest.h>

#include "pipeline/facts/table_amounts.h"
#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

TEST(Agreed, OneReadingIsItsRules) {
  EXPECT_DOUBLE_EQ(agreed({{"a", 0.9, 0}}), 0.9);
  EXPECT_DOUBLE_EQ(agreed({{"a", 0.9, 0}, {"a", 0.9, 0}}), 0.9);  // the same, in the same block
  EXPECT_EQ(agreed({}), 0);
}

TEST(Agreed, OtherRulesAndOtherBlocksRaiseIt) {
  const double again = agreed({{"a", 0.9, 0}, {"a", 0.9, 1}});
  const double other = agreed({{"a", 0.9, 0}, {"b", 0.9, 0}});
  EXPECT_DOUBLE_EQ(again, 1 - 0.1 * (1 - kSameRule * 0.9));
  EXPECT_DOUBLE_EQ(other, 1 - 0.1 * (1 - kOtherRule * 0.9));
  EXPECT_LT(again, other);
}

TEST(Agreed, TheBestCountsWholeWhereverItStands) {
  EXPECT_DOUBLE_EQ(agreed({{"a", 0.5, 0}, {"b", 0.9, 0}}), agreed({{"b", 0.9, 0}, {"a", 0.5, 0}}));
  EXPECT_GT(agreed({{"a", 0.5, 0}, {"b", 0.9, 0}}), 0.9);
}

TEST(Agreed, NothingIsCertain) {
  std::vector<Reading> many;
  for (std::uint32_t block = 0; block < 50; ++block) many.push_back({"a", 0.9, block});
  EXPECT_EQ(agreed(many), kMost);
  EXPECT_EQ(agreed({{"a", 1.0, 0}}), kMost);
}

/// A fact whose one passage a rule read.
template <class F>
F fact(const std::string& id, Span span, std::string_view rule) {
  F f;
  f.id = id;
  f.evidence = {{span, rule}};
  return f;
}

/// A document in which mentions were read by rules with these constant attributes.
class Weighing : public ::testing::Test {
 protected:
  /// The span of what a rule reads, its id in rule_.
  Span read(std::string_view said, MentionType type,
            const std::vector<std::pair<std::string, std::string>>& set = {}) {
    const Mention& m = doc_.mention(type, said, {}, set);
    rule_ = m.rule->id;
    return m.span;
  }

  Facts weighed(Facts facts) {
    weigh(doc_.view(), facts);
    return facts;
  }

  HandMade doc_{"Enheten sparar 4 miljoner, 3 procent, den 1 maj. Chef: Eva Ek."};
  std::string_view rule_;
};

TEST_F(Weighing, ABodyThatAFactNeedsIsSurer) {
  Facts facts;
  facts.units = {fact<Unit>("u1", read("Enheten", MentionType::unit), rule_)};
  const double alone = weighed(facts).units[0].confidence;
  facts.posts = {fact<Post>("p1", {49, 61}, "structure-signature")};
  facts.posts[0].unit = "u1";
  EXPECT_GT(weighed(facts).units[0].confidence, alone);
}

TEST_F(Weighing, ABareNameIsLessSure) {
  Facts facts;
  facts.units = {
      fact<Unit>("u1", read("Enheten", MentionType::unit, {{"generic", "true"}}), rule_)};
  EXPECT_NEAR(weighed(facts).units[0].confidence, 0.9 * kBareName, 1e-9);
  facts.units[0].evidence.push_back({{10, 12}, "structure-other"});  // a full name elsewhere
  EXPECT_GT(weighed(facts).units[0].confidence, 0.9);
}

TEST_F(Weighing, APostIsAsSureAsItsBodyIsNear) {
  Facts facts;
  facts.units = {fact<Unit>("u1", {0, 7}, "structure-unit")};
  facts.posts = {fact<Post>("p1", {49, 61}, "structure-signature"),
                 fact<Post>("p2", {49, 61}, "structure-signature"),
                 fact<Post>("p3", {0, 61}, "structure-signature")};
  facts.posts[1].unit = facts.posts[2].unit = "u1";
  const auto posts = weighed(facts).posts;
  EXPECT_NEAR(posts[0].confidence, kBuiltIn * kNoBody, 1e-9);
  EXPECT_NEAR(posts[1].confidence, kBuiltIn * kFarBody, 1e-9);
  EXPECT_NEAR(posts[2].confidence, 1 - (1 - kBuiltIn) * kSettled, 1e-9);
}

TEST_F(Weighing, ADateWithoutRoleOrYearIsLessSure) {
  Facts facts;
  const Span span = read("den 1 maj", MentionType::date);
  facts.dates.assign(3, fact<Date>("d", span, rule_));
  facts.dates[1].inferred = true;
  facts.dates[2].role = DateRole::start;
  const auto dates = weighed(facts).dates;
  EXPECT_NEAR(dates[0].confidence, 0.9 * kNoRole, 1e-9);
  EXPECT_NEAR(dates[1].confidence, 0.9 * kNoRole * kInferred, 1e-9);
  EXPECT_NEAR(dates[2].confidence, 0.9, 1e-9);
}

TEST_F(Weighing, AFigureOfNoKindIsLessSure) {
  Facts facts;
  const Span money = read("4 miljoner", MentionType::amount, {{"bare", "true"}});
  facts.amounts.assign(2, fact<Amount>("a", money, rule_));
  facts.amounts[1].kind = AmountKind::saving;
  const auto amounts = weighed(facts).amounts;
  EXPECT_NEAR(amounts[0].confidence, 0.9 * kNoCurrency, 1e-9);
  EXPECT_NEAR(amounts[1].confidence, 1 - 0.1 * kSettled, 1e-9);
}

TEST_F(Weighing, AShareOfNoKindIsLessSure) {
  Facts facts;
  facts.amounts = {fact<Amount>("a", read("3 procent", MentionType::amount), rule_)};
  facts.amounts[0].unit = Measure::percent;
  EXPECT_NEAR(weighed(facts).amounts[0].confidence, 0.9 * kNoKindShare, 1e-9);
}

TEST_F(Weighing, ATablesFigureOfAKindIsSurer) {
  Facts facts;
  facts.amounts = {fact<Amount>("a", {15, 16}, kTableAmountRule)};
  facts.amounts[0].kind = AmountKind::budget;
  EXPECT_NEAR(weighed(facts).amounts[0].confidence, 1 - (1 - kBuiltIn) * kSettled, 1e-9);
}

TEST_F(Weighing, WhatHasFewReadingsIsSurer) {
  Facts facts;
  facts.units.assign(2, fact<Unit>("u", {0, 7}, "structure-unit"));
  facts.units[0].kind = UnitKind::unit;
  facts.units[1].kind = UnitKind::committee;
  facts.posts.assign(2, fact<Post>("p", {49, 61}, "structure-signature"));
  facts.posts[1].party = "S";
  const Facts weighed_facts = weighed(facts);
  EXPECT_GT(weighed_facts.units[1].confidence, weighed_facts.units[0].confidence);
  EXPECT_GT(weighed_facts.posts[1].confidence, weighed_facts.posts[0].confidence);
}

TEST_F(Weighing, AChangeIsAsSureAsItIsComplete) {
  Facts facts;
  facts.changes.assign(4, fact<Change>("c", {0, 7}, "structure-change"));
  for (Change& c : facts.changes) c.kind = ChangeKind::merge;
  for (std::size_t i = 1; i < 4; ++i) facts.changes[i].from = facts.changes[i].to = {"u1"};
  for (std::size_t i = 2; i < 4; ++i) facts.changes[i].effective = "2025-01-01";
  facts.changes[3].decided_by = "u1";
  const auto changes = weighed(facts).changes;
  EXPECT_NEAR(changes[0].confidence, changes[1].confidence * kNoResult, 1e-9);
  EXPECT_NEAR(changes[1].confidence, changes[2].confidence * kNoStart, 1e-9);
  EXPECT_NEAR(changes[2].confidence, changes[3].confidence * kNoDecider, 1e-9);
  EXPECT_NEAR(changes[3].confidence, kBuiltIn * kChange, 1e-9);
}

TEST_F(Weighing, ATargetNeedsAGoal) {
  Facts facts;
  facts.amounts = {fact<Amount>("a1", {27, 36}, "structure-target")};
  facts.amounts[0].kind = AmountKind::target;
  EXPECT_NEAR(weighed(facts).amounts[0].confidence, kBuiltIn * kNoGoal, 1e-9);
  facts.goals = {fact<Goal>("g1", {0, 36}, "structure-goal")};
  facts.goals[0].target = "a1";
  EXPECT_GT(weighed(facts).amounts[0].confidence, 0.9);
}

TEST_F(Weighing, GoalsThatWereAnnouncedAreSurer) {
  Facts facts;
  facts.goals = {fact<Goal>("g1", {0, 36}, "structure-goal")};
  facts.declared_goals = 2;
  EXPECT_NEAR(weighed(facts).goals[0].confidence, kBuiltIn, 1e-9);
  facts.declared_goals = 1;
  EXPECT_GT(weighed(facts).goals[0].confidence, kBuiltIn);
}

TEST_F(Weighing, AWeakCueIsLessSure) {
  Facts facts;
  facts.changes = {fact<Change>("c1", read("sparar", MentionType::cue, {{"weak", "true"}}), rule_)};
  EXPECT_NEAR(weighed(facts).changes[0].confidence,
              0.9 * kWeakCue * kChange * kNoStart * kNoDecider, 1e-9);
}

}  // namespace
}  // namespace orgkarta::facts
