#include "pipeline/rules/lexicon_file.h"

#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

Lexicon read(std::string_view bytes, Strings& messages) {
  const SourceFile file{"scales.tsv", std::string(bytes)};
  Problems problems;
  Lexicon lexicon = read_lexicon(file, problems);
  messages = problems.take();
  return lexicon;
}

TEST(LexiconFile, ReadsFormsAndValues) {
  Strings messages;
  const Lexicon lexicon = read("# a comment\n# fold: any\nmkr\t1000000\r\n\nÅr\n", messages);
  EXPECT_EQ(messages, Strings());
  EXPECT_EQ(lexicon.name, "scales");
  EXPECT_EQ(lexicon.fold, CaseFold::any);
  ASSERT_EQ(lexicon.entries.size(), 2U);
  EXPECT_EQ(lexicon.entries[1].line, 5);
  EXPECT_EQ(lexicon.find("mkr"), "1000000");
  EXPECT_EQ(lexicon.find("år"), "År");
  EXPECT_EQ(lexicon.find("År"), std::nullopt);
}

TEST(LexiconFile, ReportsEveryFaultyLine) {
  Strings messages;
  read("en\t1\nEn\t1\n\t2\ntre\t3\t3\n\xE5r\n# fold: some\n# fold: any\n", messages);
  EXPECT_EQ(messages, (Strings{"scales.tsv:2: 'En' stands already in line 1\nEn\t1\n^ near here",
                               "scales.tsv:3: a form is missing\n\t2\n^ near here",
                               "scales.tsv:4: more than one tab\ntre\t3\t3\n   \t ^ near here",
                               "scales.tsv:5: invalid UTF-8",
                               "scales.tsv:6: unknown fold 'some': exact, first or any\n"
                               "# fold: some\n        ^ near here",
                               "scales.tsv:7: the fold must stand before the first form\n"
                               "# fold: any\n        ^ near here"}));
}

TEST(LexiconFile, FormsOfExactCaseMayDifferInCase) {
  Strings messages;
  const Lexicon lexicon = read("# fold: exact\nKD\nKd\n", messages);
  EXPECT_EQ(messages, Strings());
  EXPECT_EQ(lexicon.find("kd"), "KD");
  read("# fold: exact\nKD\t1\nKd\t2\n", messages);
  EXPECT_EQ(messages.size(), 1U);
}

TEST(Lexicons, AreLoadedWithoutTheRules) {
  RuleDir dir;
  dir.lexicon("scales", "mkr\t1000000\n");
  dir.mention("faulty", "date", "[");
  EXPECT_EQ(load_lexicons(dir.path()).at("scales").find("mkr"), "1000000");
  EXPECT_THROW(dir.load(), RuleError);
}

TEST(Lexicons, AreNotLoadedIfFaulty) {
  RuleDir dir;
  dir.lexicon("scales", "mkr\t1\nmkr\t2\n");
  EXPECT_THROW(load_lexicons(dir.path()), RuleError);
  EXPECT_THROW(load_lexicons(dir.path() / "missing"), RuleError);
}

}  // namespace
}  // namespace orgkarta::rules
