#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

// Capital words are bodies, words in capitals their letters, "herr" and a word persons.
class RelationsTest : public testing::Test {
 protected:
  RelationsTest() {
    dir_.lexicon("list_conjunctions", "och\n&\n");
    dir_.mention("unit", "UNIT", R"(\p{Lu}\p{Ll}+)").mention("acronym", "ACRONYM", R"(\p{Lu}{2,})");
    dir_.mention("person", "PERSON", R"(herr \p{Ll}+)")
        .mention("abbreviation", "CUE", R"(m\.fl\.)");
  }
  Strings find(const std::string& pattern, std::string_view text) {
    return statements(dir_.relation("r", pattern).load(), text);
  }
  RuleDir dir_;
};

TEST_F(RelationsTest, GroupsHaveTheOriginalText) {
  EXPECT_EQ(find("{UNIT:u} leds av {WHO:p}", "Åre leds av herr ek."), Strings{"r u=Åre p=herr ek"});
}

TEST_F(RelationsTest, RestEndsBeforeTheFinalMark) {
  EXPECT_EQ(
      find("{UNIT:u} ska {REST:t}", "Åre ska värna miljön. | Mer.\nLund ska bo!?\nUmeå ska (nu)"),
      (Strings{"r u=Åre t=värna miljön", "r u=Lund t=bo", "r u=Umeå t=(nu)"}));
}

TEST_F(RelationsTest, AbbreviationIsNotTheEndOfItsSentence) {
  EXPECT_EQ(find("{UNIT:u} och {REST:t}", "Åre och Lund m.fl. | Mer."),
            Strings{"r u=Åre t=Lund m.fl."});
}

TEST_F(RelationsTest, GapStaysInItsSentence) {
  const std::string pattern = "{UNIT:a}{GAP} till {UNIT:b}";
  EXPECT_EQ(find(pattern, "Åre flyttar snart till Lund"), Strings{"r a=Åre b=Lund"});
  EXPECT_EQ(find(pattern, "Åre flyttar. | Sen till Lund"), Strings{"r a=Sen b=Lund"});
  EXPECT_EQ(find(pattern, "Åre" + std::string(90, '.') + " till Lund"), Strings());
}

TEST_F(RelationsTest, EndIsTheSentences) {
  EXPECT_EQ(find("{UNIT:u} upphör{END}", "Åre upphör nu. | Lund upphör. | Umeå upphör"),
            (Strings{"r u=Lund", "r u=Umeå"}));
}

TEST_F(RelationsTest, ListsAreCapturedWhole) {
  const std::string pattern = "{BODIES:b} slås ihop";
  EXPECT_EQ(find(pattern, "Åre, Lund och Umeå slås ihop"), Strings{"r b=Åre, Lund och Umeå"});
  EXPECT_EQ(find(pattern, "Åre (ÅR) & Lund slås ihop"), Strings{"r b=Åre (ÅR) & Lund"});
  EXPECT_EQ(find(pattern, "Åre slås ihop"), Strings{"r b=Åre"});
}

TEST_F(RelationsTest, ChainsShareTheirMembers) {
  EXPECT_EQ(find("{UNIT:a} till {UNIT:b}", "Åre till Lund till Umeå"),
            (Strings{"r a=Åre b=Lund", "r a=Lund b=Umeå"}));
}

TEST_F(RelationsTest, RangesNameTheMentions) {
  dir_.relation("r", "(?P<x>{UNIT}(?: och {UNIT})*) (?P<y>slås)(?P<z> ihop)?");
  const RuleSet rules = dir_.load();
  const Text text = text_of("Hej\nÅre och Lund slås\n");
  const Found found = Matcher(rules).find(text);
  ASSERT_EQ(found.statements.size(), 1U);
  const Statement& s = found.statements[0];
  EXPECT_EQ(s.block, 1U);
  EXPECT_EQ(words(text, s.span), "Åre och Lund slås");
  ASSERT_EQ(s.ranges.size(), 2U);
  EXPECT_EQ(s.ranges[0].first, 1U);
  EXPECT_EQ(s.ranges[0].last, 3U);
  EXPECT_EQ(s.ranges[1].first, s.ranges[1].last);
  EXPECT_EQ(s.group("y"), std::optional<std::size_t>(1));
  EXPECT_EQ(s.group("z"), std::nullopt);
}

TEST_F(RelationsTest, ComeInTextOrder) {
  dir_.relation("a", "{UNIT:u} b").relation("z", "{UNIT:u}");
  EXPECT_EQ(statements(dir_.load(), "Ja\nNej b"), (Strings{"z u=Ja", "a u=Nej", "z u=Nej"}));
}

TEST_F(RelationsTest, BlocksWithoutMentionsAreSearchedToo) {
  EXPECT_EQ(find("(?P<x>ord)(?P<y> {UNIT})?", "ord\nord Åre"),
            (Strings{"r x=ord", "r x=ord y= Åre"}));
}

TEST_F(RelationsTest, SentenceEndInsideAMentionIsNone) {
  dir_.mention("date", "DATE", R"(\d+ dec\. \d+)");
  EXPECT_EQ(find("{DATE:d}{REST:t}", "31 dec. | 2021 slut. | Ja"),
            Strings{"r d=31 dec. 2021 t= slut"});
}

}  // namespace
}  // namespace orgkarta::rules
