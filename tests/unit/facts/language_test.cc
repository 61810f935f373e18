// The language is that of most small words; the own one where they do not tell.
#include "pipeline/facts/language.h"

#include <gtest/gtest.h>

#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* language;
};

class Languages : public testing::TestWithParam<Case> {};

TEST_P(Languages, IsThatOfMostSmallWords) {
  HandMade document(GetParam().text);
  document.lexicon(
      "function_words",
      {{"och", "sv"}, {"det", "sv nb"}, {"og", "nb"}, {"ikke", "nb"}, {"the", "en"}, {"of", "en"}});
  EXPECT_EQ(language_of(document.view(), "sv"), GetParam().language);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Languages,
    testing::Values(Case{"Own", "det och det och det", "sv"},
                    Case{"Other", "Og ikke det, og det.", "nb"},
                    Case{"Shared", "det det det det", "sv"}, Case{"TooShort", "the end of", "sv"},
                    Case{"Summary", "och det och det och det. The end of the year.", "sv"},
                    Case{"Mixed", "och og och og och og", "sv"}, Case{"Nothing", "2024", "sv"},
                    Case{"LastWord", "of the of", "en"}),
    [](const auto& c) { return c.param.name; });

TEST(Language, IsTheOwnWithoutWords) {
  const HandMade document("the end of the year");
  EXPECT_EQ(language_of(document.view(), "sv"), "sv");
}

}  // namespace
}  // namespace orgkarta::facts
