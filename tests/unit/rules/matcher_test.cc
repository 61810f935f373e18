#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

TEST(Mentions, WordsEndWhereLettersEnd) {
  RuleDir dir;
  const RuleSet rules = dir.mention("year", "CUE", "år").load();
  EXPECT_EQ(mentions(rules, "två år i året"), Strings{"CUE:år"});
  EXPECT_EQ(mentions(rules, "år år år").size(), 3U);
  EXPECT_EQ(mentions(rules, "år2 2år våår åre"), Strings());
  EXPECT_EQ(mentions(rules, "(år)år,år-").size(), 3U);
}

TEST(Mentions, BoundaryCanBeSwitchedOff) {
  RuleDir dir;
  const RuleSet rules = dir.mention("year", "CUE", "år", "boundary = false\n").load();
  EXPECT_EQ(mentions(rules, "årår våren").size(), 3U);
}

// A long run's end is seen only when it is tried; the search goes on behind it.
TEST(Mentions, WithoutBoundaryTheSearchGoesOnBehindWhatIsTooLong) {
  RuleDir dir;
  const RuleSet rules = dir.mention("quote", "CUE", "q[a-z]{2,20}r", "boundary = false\n").load();
  EXPECT_EQ(mentions(rules, "q" + std::string(30, 'a') + "r qabcr"), (Strings{"CUE:qabcr"}));
}

TEST(Mentions, PunctuationAtTheEdgesOfABlockIsThePatterns) {
  RuleDir dir;
  const RuleSet rules = dir.mention("brackets", "CUE", R"(\(\pL+\)\.?)").load();
  EXPECT_EQ(mentions(rules, "(ett) (två)\n(tre).\n(a)(b)"),
            (Strings{"CUE:(ett)", "CUE:(två)", "CUE:(tre).", "CUE:(a)", "CUE:(b)"}));
}

TEST(Mentions, LongestFormWins) {
  RuleDir dir;
  dir.lexicon("months", "jan\njanuari\n");
  const RuleSet rules = dir.mention("month", "DATE", "{months:m}(?: 2020)?").load();
  EXPECT_EQ(mentions(rules, "januari jan Januari 2020"),
            (Strings{"DATE:januari", "DATE:jan", "DATE:Januari 2020"}));
}

TEST(Mentions, ValueComesFromTheLexicon) {
  RuleDir dir;
  dir.lexicon("months", "maj\t5\nårsskifte\t12\n");
  const RuleSet rules = dir.mention("month", "DATE", "{months:m}(?P<x>!)?").load();
  const Text text = text_of("Maj ÅRSSKIFTE Årsskifte!");
  const Found found = Matcher(rules).find(text);
  ASSERT_EQ(found.mentions.size(), 2U);
  EXPECT_EQ(found.mentions[0].capture("m")->value, "5");
  EXPECT_EQ(found.mentions[0].capture("x"), nullptr);
  EXPECT_EQ(found.mentions[1].capture("m")->value, "12");
  EXPECT_EQ(found.mentions[1].capture("x")->value, "");
}

TEST(Mentions, GenitiveStaysOutside) {
  RuleDir dir;
  const RuleSet rules =
      dir.mention("board", "UNIT", R"(\pL+nämnd(?:en)?)", "genitive = true\n").load();
  EXPECT_EQ(mentions(rules, "Valnämndens plan, valnämnden:s ord, valnämnden"),
            (Strings{"UNIT:Valnämnden", "UNIT:valnämnden", "UNIT:valnämnden"}));
  EXPECT_EQ(mentions(rules, "valnämndenss"), Strings());
}

TEST(Mentions, GenitiveKnowsAnOwnS) {
  RuleDir dir;
  const RuleSet rules = dir.mention("place", "UNIT", "(?:Borås|Lund)", "genitive = true\n").load();
  EXPECT_EQ(mentions(rules, "Borås, Boråss, Lunds."),
            (Strings{"UNIT:Borås", "UNIT:Borås", "UNIT:Lund"}));
}

TEST(Mentions, SpanGroupIsTheMention) {
  RuleDir dir;
  const RuleSet rules = dir.mention("chief", "PERSON", R"(chef (?P<span>\p{Lu}\pL+))").load();
  EXPECT_EQ(mentions(rules, "chef Åsa"), Strings{"PERSON:Åsa"});
}

TEST(Mentions, OverlapsGoByPriorityThenLengthThenPlaceThenRule) {
  RuleDir dir;
  dir.mention("a", "UNIT", "ett två");
  dir.mention("b", "CUE", "två tre fyra");
  dir.mention("c", "CUE", "fyra", "priority = 1\n");
  dir.mention("d", "DATE", "fem sex");
  dir.mention("e", "AMOUNT", "sex sju");
  dir.mention("f", "TITLE", "fem sex");
  const RuleSet rules = dir.load();
  EXPECT_EQ(mentions(rules, "ett två tre fyra"), (Strings{"UNIT:ett två", "CUE:fyra"}));
  EXPECT_EQ(mentions(rules, "ett två tre"), Strings{"UNIT:ett två"});
  EXPECT_EQ(mentions(rules, "fem sex sju"), Strings{"DATE:fem sex"});
}

TEST(Mentions, SignsMeetNoOverlapsAndMaskNothing) {
  RuleDir dir;
  dir.mention("a", "UNIT", "Ystads kommun").mention("b", "SIGN", "Ystads?");
  const RuleSet rules = dir.relation("r", "{UNIT:u} i Ystad").load();
  EXPECT_EQ(mentions(rules, "Ystads kommun i Ystad"),
            (Strings{"UNIT:Ystads kommun", "SIGN:Ystads", "SIGN:Ystad"}));
  EXPECT_EQ(statements(rules, "Ystads kommun i Ystad"), Strings{"r u=Ystads kommun"});
}

TEST(Mentions, InBoilerplateOnlySignsAreFound) {
  RuleDir dir;
  dir.mention("a", "UNIT", "nämnden").mention("b", "SIGN", "sign");
  const RuleSet rules = dir.relation("r", "utdrag").load();
  Text text = text_of("nämnden sign utdrag\nnämnden");
  text.blocks[0].kind = BlockKind::boilerplate;
  const Found found = Matcher(rules).find(text);
  ASSERT_EQ(found.mentions.size(), 1U);
  EXPECT_EQ(found.mentions[0].block, 1U);
  EXPECT_EQ(found.signs.size(), 1U);
  EXPECT_TRUE(found.statements.empty());
}

class WhereTest : public testing::Test {
 protected:
  Strings find(const std::string& test, std::string_view text) {
    RuleDir dir;
    dir.lexicon("list", "ek\nöl och\nbad\n");
    const RuleSet rules = dir.mention("w", "CUE", R"((?P<g>\pL+(?: \pL+)*))",
                                      "where = [{ group = 'g', " + test + " = 'list' }]\n")
                              .load();
    return mentions(rules, text);
  }
};

TEST_F(WhereTest, WholeText) {
  EXPECT_EQ(find("in", "Ek"), Strings{"CUE:Ek"});
  EXPECT_EQ(find("in", "ÖL OCH"), Strings{"CUE:ÖL OCH"});
  EXPECT_EQ(find("not_in", "Ek"), Strings());
  EXPECT_EQ(find("not_in", "Ekar"), Strings{"CUE:Ekar"});
}

TEST_F(WhereTest, Endings) {
  EXPECT_EQ(find("ends_in", "Simbad"), Strings{"CUE:Simbad"});
  EXPECT_EQ(find("ends_in", "Badort"), Strings());
  EXPECT_EQ(find("not_ends_in", "Simbad"), Strings());
  EXPECT_EQ(find("not_ends_in", "å"), Strings{"CUE:å"});
}

TEST_F(WhereTest, Words) {
  EXPECT_EQ(find("first_in", "Ek Asp"), Strings{"CUE:Ek Asp"});
  EXPECT_EQ(find("last_not_in", "Asp Ek"), Strings());
  EXPECT_EQ(find("no_word_in", "Asp Al"), Strings{"CUE:Asp Al"});
}

// A failed match is none: the search goes on behind its first word.
TEST_F(WhereTest, ShorterMatchInsideAFailedOne) {
  EXPECT_EQ(find("first_not_in", "Ek Eva Berg"), Strings{"CUE:Eva Berg"});
}

TEST(Where, FaultsAreReported) {
  RuleDir dir;
  dir.lexicon("list", "x\n");
  dir.mention("a", "CUE", "x", "where = [{ group = 'g', in = 'list' }]\n");
  dir.mention("b", "CUE", "x", "where = [{ group = 'span', in = 'lost' }]\n");
  EXPECT_EQ(
      dir.problems(),
      (Strings{"mentions/a.toml:5: a: the pattern has no group 'g'\n"
               "where = [{ group = 'g', in = 'list' }]\n                              ^ near here",
               "mentions/b.toml:5: b: unknown lexicon 'lost'\n"
               "where = [{ group = 'span', in = 'lost' }]\n"
               "                                 ^ near here"}));
}

TEST(Patterns, EmptyMatchesAreRefused) {
  RuleDir dir;
  EXPECT_EQ(dir.mention("a", "CUE", "x*").problems(),
            Strings{"mentions/a.toml:4: a: the pattern matches the empty string\n"
                    "pattern = '''x*'''\n             ^ near here"});
}

TEST(Patterns, EmptyMatchesAreSeenBehindAllSigns) {
  for (const std::string pattern :
       {"^x?", "x{0,2}$", "(?:a|)", "\\A", "x*\\z", "[^a]*", "(?P<g>)"}) {
    for (const std::string more : {"", "boundary = false\n", "genitive = true\n"}) {
      RuleDir dir;
      EXPECT_EQ(dir.mention("a", "CUE", pattern, more).problems().size(), 1U) << pattern << more;
    }
  }
}

TEST(Patterns, Re2SpeaksOfTheAuthorsPattern) {
  RuleDir dir;
  EXPECT_EQ(dir.mention("a", "CUE", "å(?:x").problems(),
            Strings{"mentions/a.toml:4: a: RE2 says: missing ): å(?:x\n"
                    "pattern = '''å(?:x'''\n             ^ near here"});
}

TEST(Patterns, CaretAndDollarAreTheBlocks) {
  RuleDir dir;
  const RuleSet rules = dir.mention("a", "CUE", "^ja").mention("b", "TITLE", "nej$").load();
  EXPECT_EQ(mentions(rules, "ja ja nej nej\nja nej"),
            (Strings{"CUE:ja", "TITLE:nej", "CUE:ja", "TITLE:nej"}));
}

TEST(Patterns, NoMatchGoesBeyondItsBlock) {
  RuleDir dir;
  const RuleSet rules =
      dir.mention("a", "CUE", R"(ja[^x]+nej)").mention("b", "TITLE", R"(a\sb)").load();
  EXPECT_EQ(mentions(rules, "ja\nnej a\nb"), Strings());
}

TEST(Patterns, UnloadableFolders) {
  EXPECT_THROW(RuleSet::load("/nonexistent"), RuleError);
  EXPECT_EQ(RuleDir().problems().size(), 1U);
}

}  // namespace
}  // namespace orgkarta::rules
