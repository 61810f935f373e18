#include "pipeline/rules/track_record.h"

#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

TEST(TrackRecord, LittleSeenSaysLittle) {
  EXPECT_DOUBLE_EQ(expected_precision({}), 0.85);
  EXPECT_LT(expected_precision({1, 0}), expected_precision({9, 0}));
  EXPECT_GT(expected_precision({0, 1}), expected_precision({0, 9}));
  EXPECT_NEAR(expected_precision({800, 200}), 0.8, 0.001);
}

TEST(TrackRecord, RulesAreAsSureAsTheyHaveBeenRight) {
  RuleDir dir;
  dir.mention("seen", "UNIT", "x").mention("said", "UNIT", "y", "confidence = 0.5\n");
  dir.mention("unseen", "UNIT", "z");
  dir.add("record.tsv", "# rule, right, wrong\nsaid\t90\t0\nseen\t17\t10\n");
  const RuleSet rules = dir.load();
  std::map<std::string, double> confidence;
  for (const RuleInfo& rule : rules.rules()) confidence[rule.id] = rule.confidence;
  EXPECT_DOUBLE_EQ(confidence["seen"], expected_precision({17, 10}));
  EXPECT_DOUBLE_EQ(confidence["said"], 0.5);
  EXPECT_DOUBLE_EQ(confidence["unseen"], expected_precision({}));
}

TEST(TrackRecord, WithoutAFileAllAreAsSure) {
  RuleDir dir;
  dir.mention("one", "UNIT", "x");
  EXPECT_DOUBLE_EQ(dir.load().rules().front().confidence, RuleInfo().confidence);
}

TEST(TrackRecord, ReportsEveryFaultyLine) {
  RuleDir dir;
  dir.mention("one", "UNIT", "x");
  dir.add("record.tsv", "one\t1\t2\none\t1\t2\nothers\t1\t2\none\t1\none\t1\t-2\n");
  EXPECT_EQ(
      dir.problems(),
      (Strings{
          "record.tsv:2: 'one' stands twice\none\t1\t2\n^ near here",
          "record.tsv:4: expected: rule, tab, right facts, tab, wrong facts\none\t1\n^ near here",
          "record.tsv:5: expected: rule, tab, right facts, tab, wrong facts\none\t1\t-2\n^ near "
          "here",
          "record.tsv:3: there is no rule 'others': scripts/record_rules.py writes the "
          "file anew\nothers\t1\t2\n^ near here"}));
}

}  // namespace
}  // namespace orgkarta::rules
