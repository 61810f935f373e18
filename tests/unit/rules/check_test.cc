#include "pipeline/rules/check.h"

#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

std::string rule(const std::string& examples, const std::string& counter) {
  return "[[rule]]\nid = 'year'\ngives = 'DATE'\npattern = '''(?P<y>\\d{4})'''\nexamples = [" +
         examples + "]\ncounter_examples = ['" + counter + "']\n";
}

Strings check(const RuleDir& dir) {
  Strings out = check_examples(dir.load(), [](const std::string& text) { return text_of(text); });
  for (std::string& message : out) message.erase(0, message.find("mentions/"));
  return out;
}

TEST(Check, SoundRuleHasNothingToSay) {
  RuleDir dir;
  dir.add("mentions/a.toml", rule("{ text = 'i 1999', span = '1999', y = '1999' }", "199"));
  EXPECT_EQ(check(dir), Strings());
}

TEST(Check, SaysWhatWasExpectedAndWhatCame) {
  RuleDir dir;
  dir.add("mentions/a.toml", rule("{ text = 'i 1999', y = '1998' }", "år 2000"));
  EXPECT_EQ(check(dir), (Strings{"mentions/a.toml:5: year: example fails\n  text: i 1999\n"
                                 "  expected: y = \"1998\"\n  got: span = \"1999\", y = \"1999\"\n"
                                 "  mentions: DATE \"1999\" (year)",
                                 "mentions/a.toml:6: year: counter-example matches\n"
                                 "  text: år 2000\n  expected: nothing\n"
                                 "  got: span = \"2000\", y = \"2000\"\n"
                                 "  mentions: DATE \"2000\" (year)"}));
}

TEST(Check, ExampleMustWinItsOverlaps) {
  RuleDir dir;
  dir.add("mentions/a.toml", rule("{ text = 'nr 1999' }", "199"));
  dir.add("mentions/b.toml",
          "[[rule]]\nid = 'number'\ngives = 'NOISE'\npattern = 'nr \\d+'\n"
          "examples = [{ text = 'nr 12' }]\ncounter_examples = ['nr']\n");
  const Strings messages = check(dir);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_NE(messages[0].find("got: nothing"), std::string::npos);
  EXPECT_NE(messages[0].find("NOISE \"nr 1999\" (number)"), std::string::npos);
}

TEST(Check, ListsRulesWithoutAnchors) {
  RuleDir dir;
  dir.mention("names", "NAME", R"(\p{Lu}\pL+)").mention("cue", "CUE", "avslag");
  EXPECT_EQ(unanchored(dir.load()), Strings{"names"});
}

}  // namespace
}  // namespace orgkarta::rules
