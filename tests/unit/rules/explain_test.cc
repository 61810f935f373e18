#include "pipeline/rules/explain.h"

#include "pipeline/rules/profile.h"
#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

// Capital words are bodies, "herr" and a word persons.
class ExplainTest : public testing::Test {
 protected:
  ExplainTest() {
    dir_.mention("unit", "UNIT", R"(\p{Lu}\p{Ll}+)").mention("person", "PERSON", R"(herr \p{Ll}+)");
  }

  BlockExplanation explain(std::string_view lines, std::uint32_t block = 0,
                           const std::string& rule = "") {
    rules_.emplace(dir_.load());
    text_ = text_of(lines);
    Question question;
    if (!rule.empty()) question.rule = find_rule(*rules_, rule);
    return Explainer(*rules_).explain(text_, block, question);
  }

  // Where a rule stops: the part that failed and what stands there.
  std::string stop(const BlockExplanation& e) const {
    if (e.near.empty()) return "none";
    const NearMiss& n = e.near.front();
    return n.matched + " [" + (n.failed < n.parts.size() ? n.parts[n.failed] : "boundary") + "] " +
           n.instead + (n.rest_fits ? " +" : "");
  }

  RuleDir dir_;
  std::optional<RuleSet> rules_;
  Text text_;
};

TEST_F(ExplainTest, AWordInTheWayIsNamed) {
  dir_.relation("r", "{UNIT:u} leds av {WHO:p}");
  EXPECT_EQ(stop(explain("Åre leds nu av herr ek.")), "⟨UNIT⟩ leds [ av]  nu av +");
}

TEST_F(ExplainTest, AMissingMentionIsNamed) {
  dir_.relation("r", "{UNIT:u} leds av {WHO:p}");
  const auto e = explain("Åre leds av ingen. | mer.");
  EXPECT_EQ(stop(e), "⟨UNIT⟩ leds av [ {WHO:p}]  ingen⟨/⟩");
  EXPECT_EQ(e.near.front().meanings, Strings{"{WHO}: a mention PERSON or NAME"});
  EXPECT_EQ(stop(explain("Då leds av herr ek.")), "none") << "the rule itself matches";
  EXPECT_EQ(stop(explain("ingen leds av herr ek.")), " leds av ⟨PERSON⟩ [{UNIT:u}] ingen +");
}

TEST_F(ExplainTest, WhatIsMissingOnBothSidesOfAVerbIsNamed) {
  dir_.relation("r", "{UNIT:u} (?:flyttas|överförs) till {UNIT:v}");
  const auto e = explain("då flyttas till herr ek");
  EXPECT_EQ(stop(e), " flyttas till [{UNIT:u}] då");
  EXPECT_EQ(e.near.front().also, 3U);
  EXPECT_EQ(e.near.front().also_instead, " ⟨PERSON⟩⟨/⟩");
}

TEST_F(ExplainTest, WhereNoMentionStandsMentionRulesAreTried) {
  dir_.lexicon("months", "maj\njuni\n").mention("date", "DATE", R"(dagen den {months:m})");
  rules_.emplace(dir_.load());
  text_ = text_of("Åre, dagen den tredje");
  const Question question{Span{7, 12}, std::nullopt, nullptr, 5};
  EXPECT_EQ(stop(Explainer(*rules_).explain(text_, 0, question)),
            "dagen den [ {months:m}]  tredje");
}

TEST_F(ExplainTest, AnOptionalPartTellsWhatIsInTheWay) {
  dir_.relation("r", "{UNIT:u}(?: nu)? leds av {WHO:p}");
  const auto e = explain("Åre snart leds av herr ek");
  EXPECT_EQ(stop(e), "⟨UNIT⟩ [(?: nu)?]  snart +");
  EXPECT_TRUE(e.near.front().optional);
}

TEST_F(ExplainTest, WhatComesLaterIsTold) {
  dir_.relation("r", "{UNIT:u} styrs {WHO:p} (?:nu|genast) och alltid");
  const auto e = explain("Åre styrs inte längre av herr ek");
  ASSERT_FALSE(e.near.empty());
  EXPECT_EQ(e.near.front().failed, 2U);
  EXPECT_TRUE(e.near.front().comes_later);
  EXPECT_EQ(e.near.front().further_on, " inte längre av");
}

TEST_F(ExplainTest, TheEndOfTheWordCounts) {
  dir_.relation("r", "{UNIT:u} leds");
  EXPECT_EQ(stop(explain("Åre ledsen")), "⟨UNIT⟩ leds [boundary] en⟨/⟩");
}

TEST_F(ExplainTest, RulesThatHardlyAnythingMatchesStaySilent) {
  dir_.relation("r", "{UNIT:u} leds av {WHO:p}");
  EXPECT_EQ(stop(explain("Åre vilar.")), "none");
  EXPECT_EQ(stop(explain("Åre vilar.", 0, "r")), "⟨UNIT⟩ [ leds]  vilar⟨/⟩");
}

TEST_F(ExplainTest, MentionRulesAreTriedWhenAskedFor) {
  dir_.lexicon("months", "maj\njuni\n").mention("date", "DATE", R"(den \d+ {months:m})");
  const auto e = explain("först den 3 juli", 0, "date");
  EXPECT_EQ(stop(e), "den 3 [ {months:m}]  juli");
  EXPECT_EQ(e.near.front().meanings, Strings{"{months}: lexicon: maj, juni"});
}

TEST_F(ExplainTest, LostOverlapsNameTheWinnerAndWhatDecided) {
  dir_.mention("long", "NAME", R"(\p{Lu}\p{Ll}+ \p{Ll}+)");
  dir_.mention("first", "CUE", "snö faller", "priority = 5\n");
  const auto e = explain("Ja\nÅre snö faller", 1);
  ASSERT_EQ(e.lost.size(), 1U);
  EXPECT_EQ(e.lost[0].mention.rule->id, "long");
  EXPECT_EQ(e.lost[0].winner.rule->id, "first");
  EXPECT_EQ(e.lost[0].by, "priority");
  EXPECT_EQ(e.lost[0].winner_priority, 5);
  ASSERT_EQ(e.mentions.size(), 2U);
  EXPECT_EQ(e.mentions[0].rule->id, "unit");
  EXPECT_EQ(e.mentions[0].block, 1U);

  const auto longer = explain("Lund vilar");
  ASSERT_EQ(longer.lost.size(), 1U);
  EXPECT_EQ(longer.lost[0].by, "length");
}

TEST_F(ExplainTest, RefusedMatchesNameTheirCondition) {
  dir_.lexicon("no_names", "ingen\n");
  dir_.mention("name", "NAME", R"(namn (?P<n>\p{Ll}+))",
               "where = [{ group = 'n', not_in = 'no_names' }]\n");
  const auto e = explain("namn ingen, namn ek");
  ASSERT_EQ(e.refused.size(), 1U);
  EXPECT_EQ(e.refused[0].rule->id, "name");
  EXPECT_EQ(e.refused[0].group, "n");
  EXPECT_EQ(e.refused[0].test, "not_in");
  EXPECT_EQ(e.refused[0].lexicon, "no_names");
  EXPECT_EQ(words(text_, e.refused[0].asked), "ingen");
  EXPECT_EQ(words(text_, e.refused[0].span), "namn ingen");
}

TEST_F(ExplainTest, MaskedTextIsReadable) {
  EXPECT_EQ(explain("Åre – ja. | I Lund, herr ek!").masked,
            "⟨UNIT⟩ – ja⟨/⟩. I ⟨UNIT⟩, ⟨PERSON⟩⟨/⟩!");
}

TEST_F(ExplainTest, FindsWhatTheMatcherFinds) {
  dir_.relation("r", "{UNIT:u} leds av {WHO:p}");
  const auto e = explain("Nej\nÅre leds av herr ek. | Lund leds av herr al.", 1);
  const Found found = Matcher(*rules_).find(text_);
  ASSERT_EQ(e.statements.size(), found.statements.size());
  for (std::size_t i = 0; i < e.statements.size(); ++i) {
    EXPECT_EQ(e.statements[i].span, found.statements[i].span);
    EXPECT_EQ(e.statements[i].block, 1U);
  }
}

TEST_F(ExplainTest, ProfileCountsTriesAndHits) {
  const RuleSet rules = dir_.relation("r", "{UNIT:u} leds av {WHO:p}").load();
  const std::vector<Text> texts = {text_of("Åre leds av herr ek"), text_of("Lund leds av ingen")};
  const Profile p = profile(rules, texts, 3);
  EXPECT_EQ(p.bytes, 3 * (texts[0].text.size() + texts[1].text.size()));
  EXPECT_EQ(p.mentions, 9U);
  EXPECT_EQ(p.statements, 3U);
  ASSERT_EQ(p.rules.size(), 3U);
  std::size_t tries = 0;
  for (const RuleCost& cost : p.rules) {
    tries += cost.tries;
    EXPECT_EQ(cost.hits, cost.rule->id == "unit" ? 6U : 3U) << cost.rule->id;
    EXPECT_GE(cost.tries, cost.hits);
  }
  EXPECT_EQ(p.tries, tries);
}

}  // namespace
}  // namespace orgkarta::rules
