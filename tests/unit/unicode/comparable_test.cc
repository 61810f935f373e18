#include "pipeline/unicode/comparable.h"

#include <gtest/gtest.h>

namespace orgkarta::unicode {
namespace {

TEST(Nfkc, ComposesAndMakesCompatibleLettersPlain) {
  EXPECT_EQ(nfkc("a\u030A"), "å");
  EXPECT_EQ(nfkc("ﬁnans Ａ m² 1½"), "finans A m2 11⁄2");
  EXPECT_EQ(nfkc("no\u00A0break\u2011hyphen"), "no break\u2010hyphen");
  EXPECT_EQ(nfkc(""), "");
}

TEST(Casefold, FoldsFullyWhereLowerCaseKeepsTheLength) {
  EXPECT_EQ(casefold("NÄMNDEN Å É"), "nämnden å é");
  EXPECT_EQ(casefold("Straße ΣΑΣ"), "strasse σασ");
  EXPECT_EQ(casefold("İ"), "i\u0307");
  EXPECT_EQ(casefold(""), "");
}

TEST(Spaces, AreThoseOfUnicodeAndTheSeparators) {
  for (const char32_t c : {U' ', U'\t', U'\n', U'\u00A0', U'\u0085', U'\u2009', U'\u3000'}) {
    EXPECT_TRUE(is_space(c)) << static_cast<unsigned>(c);
  }
  EXPECT_TRUE(is_space(0x1C) && is_space(0x1F));
  EXPECT_FALSE(is_space(0x1B) || is_space(0x200B) || is_space(U'_') || is_space(0));
}

TEST(Alphanumeric, AreLettersAndWhatHasANumericValue) {
  EXPECT_TRUE(is_alphanumeric(U'å') && is_alphanumeric(U'7') && is_alphanumeric(U'Ж'));
  EXPECT_TRUE(is_alphanumeric(U'½') && is_alphanumeric(U'²') && is_alphanumeric(U'Ⅷ'));
  EXPECT_FALSE(is_alphanumeric(U'_') || is_alphanumeric(U'-') || is_alphanumeric(0x0301));
}

}  // namespace
}  // namespace orgkarta::unicode
