#include "pipeline/evaluate/texts.h"

#include <gtest/gtest.h>

#include "pipeline/evaluate/fold.h"
#include "tests/unit/evaluate/support.h"

namespace orgkarta::evaluate {
namespace {

using Words = std::vector<std::string_view>;

TEST(Fold, MakesSpellingsAlike) {
  EXPECT_EQ(fold("  Plan\u2011 \u2013 och\u00A0\n\"ﬁn\" bygg.  "), "plan- - och fin bygg");
  EXPECT_EQ(fold("»Å’s« „x“"), "ås x");
  EXPECT_EQ(fold("a \" b"), "a b");
  EXPECT_EQ(fold(" .,:;- "), "");
  EXPECT_EQ(fold(""), "");
}

TEST(Words, AreLettersNumeralsAndUnderscores) {
  EXPECT_EQ(words_of("plan- och 2½ a_b (åäö)"), (Words{"plan", "och", "2½", "a_b", "åäö"}));
  EXPECT_EQ(words_of(""), Words());
}

TEST(FirstCharacters, CountsCodePoints) {
  EXPECT_EQ(first_characters("åäö", 2), "åä");
  EXPECT_EQ(first_characters("åäö", 9), "åäö");
}

class TextsTest : public testing::Test {
 protected:
  Lexicons lexicons_ = body_key_lexicons();
  BodyKeys keys_{lexicons_};
  Texts texts_{keys_};
};

TEST_F(TextsTest, BodyKeysAreEqualForAllWaysToWriteAName) {
  const auto key = [this](std::string_view name) { return texts_.body_key(name); };
  EXPECT_EQ(key("Kommunledningskontorets"), "kommunledningskontor");
  EXPECT_EQ(key("Barn- och utbildningsnämnden"), "barn- och utbildningsnämnd");
  EXPECT_EQ(key("Avdelningens stab"), "avdelning stab");
  EXPECT_EQ(key("Det nya teamet"), "team");
  EXPECT_EQ(key("den nye"), "nye");
  EXPECT_EQ(key("Dennis"), "dennis");
  EXPECT_EQ(key("Lerums kommun"), "lerum kommun");
  EXPECT_EQ(key("Malmös Stad"), "malmö stad");
  EXPECT_EQ(key("Hallands region"), "halland region");
  EXPECT_EQ(key("Lerums by"), "lerums by");
  EXPECT_EQ(key("s kommun"), "s kommun");
  EXPECT_EQ(key("X-s stad"), "x-s stad");
  EXPECT_EQ(key("kommunstyrelsen"), "kommunstyrelse");
  EXPECT_EQ(key("enhetschefen"), "enhetschefen");  // more than an ending follows the head
  EXPECT_EQ(key(""), "");
}

TEST_F(TextsTest, AMissingLexiconIsNamed) {
  Lexicons none;
  try {
    const BodyKeys keys(none);
    FAIL() << "no exception";
  } catch (const MissingLexicon& missing) {
    EXPECT_STREQ(missing.what(),
                 "the rule set has no lexicon/body_key_endings.tsv: expected one, as in rules/sv, "
                 "to compare names with");
  }
}

TEST_F(TextsTest, OverlapCountsEachWordAsOftenAsItStandsThere) {
  EXPECT_DOUBLE_EQ(texts_.overlap("a b c", "C b x"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(texts_.overlap("a a b", "a"), 0.5);
  EXPECT_DOUBLE_EQ(texts_.overlap("", " - "), 1.0);
  EXPECT_DOUBLE_EQ(texts_.overlap("", "a"), 0.0);
}

TEST_F(TextsTest, AQuoteHoldsANameWhateverItsEndings) {
  EXPECT_TRUE(texts_.holds("kontorets chef Eva Eks brev", "Eva Ek"));
  EXPECT_TRUE(texts_.holds("Avdelningarna för skola", "avdelningen för skola"));
  EXPECT_FALSE(texts_.holds("Eva Berg och Bo Lind", "Karin Lindqvist"));
  EXPECT_TRUE(texts_.holds("sammanläggning", "läggning"));  // a word within another
  EXPECT_TRUE(texts_.holds("anything", ""));
  EXPECT_FALSE(texts_.holds("", "Eva"));
}

}  // namespace
}  // namespace orgkarta::evaluate
