#include "pipeline/rules/rule_file.h"

#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

constexpr std::string_view kSound = R"([[rule]]
id = "year"
gives = "DATE"
pattern = '''(?P<y>\d{4})'''
set = { form = "year", exact = true }
confidence = 0.5
examples = [{ text = "1999", span = "1999", y = "1999" }]
counter_examples = ["199"]
)";

Strings faults(std::string_view file) { return RuleDir().add("mentions/a.toml", file).problems(); }

TEST(RuleFile, SoundRuleKeepsItsData) {
  RuleDir dir;
  const RuleSet rules = dir.add("mentions/a.toml", kSound).load();
  ASSERT_EQ(rules.rules().size(), 1U);
  const RuleInfo& info = rules.rules()[0];
  EXPECT_EQ(info.id, "year");
  EXPECT_EQ(info.line, 1);
  EXPECT_EQ(info.attribute("form"), "year");
  EXPECT_EQ(info.attribute("exact"), "true");
  EXPECT_EQ(info.confidence, 0.5);
  ASSERT_EQ(rules.examples(0).size(), 2U);
  EXPECT_EQ(rules.examples(0)[0].groups.size(), 2U);
  EXPECT_TRUE(rules.examples(0)[1].counter);
  EXPECT_EQ(rules.hash(), dir.load().hash());
  EXPECT_EQ(rules.hash().size(), 16U);
}

TEST(RuleFile, HashKnowsBytesAndNames) {
  const std::string one = RuleDir().add("mentions/a.toml", kSound).load().hash();
  EXPECT_NE(one, RuleDir().add("mentions/b.toml", kSound).load().hash());
  EXPECT_NE(one, RuleDir().add("mentions/a.toml", std::string(kSound) + "\n").load().hash());
  EXPECT_NE(one, RuleDir().add("mentions/a.toml", kSound).lexicon("x", "").load().hash());
}

TEST(RuleFile, SyntaxErrorIsOneProblem) {
  EXPECT_EQ(faults("[[rule]]\nid = \n"),
            Strings{"mentions/a.toml:2: Error while parsing key-value pair: expected value, "
                    "saw '\\n'\nid = \n     ^ near here"});
}

TEST(RuleFile, MissingKeysAreAllNamed) {
  EXPECT_EQ(
      faults("[[rule]]\nid = 'a'\n"),
      (Strings{"mentions/a.toml:1: a: 'gives' is missing\n[[rule]]\n^ near here",
               "mentions/a.toml:1: a: 'pattern' is missing\n[[rule]]\n^ near here",
               "mentions/a.toml:1: a: 'examples' is missing\n[[rule]]\n^ near here",
               "mentions/a.toml:1: a: 'counter_examples' is missing\n[[rule]]\n^ near here"}));
}

TEST(RuleFile, UnknownKeyHasItsCaret) {
  const Strings messages = faults(std::string(kSound) + "prio = 1\n");
  EXPECT_EQ(messages,
            Strings{"mentions/a.toml:9: year: unknown key 'prio'\nprio = 1\n^ near here"});
}

TEST(RuleFile, WrongTypesAndValues) {
  const std::string file = std::string(kSound) +
                           "priority = 'high'\nboundary = 1\ngenitive = 'no'\n"
                           "where = [{ group = 'span', inside = 'x' }, 3]\n";
  const Strings messages = faults(file);
  ASSERT_EQ(messages.size(), 5U);
  EXPECT_EQ(messages[0],
            "mentions/a.toml:10: year: 'boundary' must be true or false\nboundary = 1\n"
            "           ^ near here");
  EXPECT_NE(messages[2].find("'priority' must be a whole number"), std::string::npos);
  EXPECT_NE(messages[3].find("unknown test 'inside' in 'where'"), std::string::npos);
  EXPECT_NE(messages[4].find("an item of 'where' must be a table"), std::string::npos);
}

TEST(RuleFile, GivesMustBeKnown) {
  std::string file(kSound);
  file.replace(file.find("DATE"), 4, "DATO");
  EXPECT_EQ(faults(file), Strings{"mentions/a.toml:3: year: 'DATO' is no type of mention\n"
                                  "gives = \"DATO\"\n        ^ near here"});
  EXPECT_EQ(RuleDir().add("relations/a.toml", kSound).problems().at(0),
            "relations/a.toml:3: year: 'DATE' is no kind of statement (a-z and _)\n"
            "gives = \"DATE\"\n        ^ near here");
}

TEST(RuleFile, IdsAreUniqueAcrossFiles) {
  RuleDir dir;
  dir.add("mentions/a.toml", kSound).add("mentions/b.toml", kSound);
  EXPECT_EQ(dir.problems(),
            Strings{"mentions/b.toml:1: year: the id stands already in mentions/a.toml:1"});
}

TEST(RuleFile, BothKindsOfExampleAreNeeded) {
  std::string file(kSound);
  file.replace(file.find("[{ text"), file.find("counter") - file.find("[{ text"), "[]\n");
  EXPECT_EQ(faults(file), Strings{"mentions/a.toml:7: year: a rule needs an example\n"
                                  "examples = []\n           ^ near here"});
}

TEST(RuleFile, ExampleMustNameGroupsOfThePattern) {
  std::string file(kSound);
  file.replace(file.find("y = \"1999\""), 1, "z");
  EXPECT_EQ(faults(file), Strings{"mentions/a.toml:7: year: the example names the group 'z', which "
                                  "the pattern lacks"});
}

TEST(RuleFile, RelationExampleMustSayWhatItGives) {
  const std::string rule =
      "[[rule]]\nid = 'a'\ngives = 'post'\npattern = '{UNIT:u}'\n"
      "counter_examples = ['x']\n";
  const auto messages = [&](const std::string& examples) {
    return RuleDir().add("relations/a.toml", rule + "examples = [" + examples + "]").problems();
  };
  EXPECT_EQ(messages("{ text = 'x', post = { u = 'x' } }"), Strings());
  EXPECT_EQ(messages("{ text = 'x' }").size(), 1U);
  EXPECT_EQ(messages("{ text = 'x', goal = {}, post = {} }").size(), 1U);
  EXPECT_EQ(messages("{ post = {} }").size(), 1U);
}

TEST(RuleFile, MentionKeysAreNotForRelations) {
  RuleDir dir;
  dir.relation("a", "{UNIT:u}", "priority = 1\n");
  EXPECT_EQ(dir.problems(), Strings{"relations/a.toml:5: a: unknown key 'priority'\npriority = 1\n"
                                    "^ near here"});
}

// Whatever is cut off: the set loads or is refused, and nothing else.
TEST(RuleFile, TruncatedFilesNeverCrash) {
  const std::string macros = "[macros]\nnum = '''\\d{1,3}(?:[ .]\\d{3})*'''\n";
  const std::string lexicon = "# fold: any\nmkr\t1000000\ntkr\t1000\n";
  const std::string rule = std::string(kSound) +
                           "where = [{ group = 'span', not_in = 'scales' }]\n"
                           "[[rule]]\nid = 'b'\ngives = 'AMOUNT'\n"
                           "pattern = '{num:n} {scales:s}[åäö–]'\nexamples = [{ text = 'x' }]\n"
                           "counter_examples = ['y']\n";
  RuleDir dir;
  for (std::size_t i = 0; i <= rule.size(); ++i) {
    dir.add("macros.toml", macros.substr(0, i)).lexicon("scales", lexicon.substr(0, i));
    dir.add("mentions/a.toml", rule.substr(0, i));
    try {
      Matcher(dir.load()).find(text_of("1999 12 mkr"));
    } catch (const RuleError& error) {
      EXPECT_FALSE(error.problems().empty());
    }
  }
}

}  // namespace
}  // namespace orgkarta::rules
