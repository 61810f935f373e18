#include "pipeline/unicode/fold.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::unicode {
namespace {

TEST(Lower, FoldsAsciiLatinAndTheRest) {
  EXPECT_EQ(lower("KOMMUNSTYRELSEN"), "kommunstyrelsen");
  EXPECT_EQ(lower("ÅÄÖ ÉÜ ÞÐ"), "åäö éü þð");
  EXPECT_EQ(lower("ŠKORIĆ ΑΒΓ ЖЗ"), "škorić αβγ жз");
  EXPECT_EQ(lower("3 × 4 ÷ ß ÿ"), "3 × 4 ÷ ß ÿ");
  EXPECT_EQ(lower(""), "");
  EXPECT_EQ(lower("§ 5 «ÅR» ŽÅ"), "§ 5 «år» žå");
}

/// Each stretch between two letters must be what lower() makes of it.
TEST(Lowered, AnyStretchIsAsIfLoweredAlone) {
  // Of İ and Ɫ the lower case takes more bytes, of the Kelvin sign fewer.
  for (const std::string text :
       {"Kommunstyrelsen ÅÄÖ § 5", "ŠKORIĆ", "A İB Ⱥ Å", "\u212AG ÅR Ɫ", ""}) {
    const Lowered lowered(text);
    std::vector<std::uint32_t> places{0};
    for (std::size_t i = 0; i < text.size();) {
      utf8::next(text, i);
      places.push_back(static_cast<std::uint32_t>(i));
    }
    for (const std::uint32_t begin : places) {
      for (const std::uint32_t end : places) {
        if (end < begin) continue;
        EXPECT_EQ(lowered.slice(begin, end), lower(text.substr(begin, end - begin))) << text;
      }
    }
  }
}

TEST(Classes, KnowLettersDigitsAndCase) {
  EXPECT_TRUE(is_letter(U'å') && is_letter(U'z') && is_letter(U'Ж'));
  EXPECT_FALSE(is_letter(U'5') || is_letter(U'-') || is_letter(U'§'));
  EXPECT_TRUE(is_digit(U'5') && is_digit(0x0665));
  EXPECT_FALSE(is_digit(U'½') || is_digit(U'²'));
  EXPECT_TRUE(is_upper(U'Å') && is_upper(U'A') && is_upper(0x01C5));
  EXPECT_TRUE(is_lower(U'å') && !is_lower(U'Å') && !is_lower(U'1'));
  EXPECT_TRUE(is_word(U'å') && is_word(U'0') && !is_word(U'_') && !is_word(U' '));
}

TEST(Classes, OfWholeTexts) {
  EXPECT_TRUE(has_letter("§ 5 å"));
  EXPECT_FALSE(has_letter("§ 5, 2024-05-01") || has_letter(""));
  EXPECT_TRUE(in_capitals("VÅRD- OCH OMSORG 2"));
  EXPECT_FALSE(in_capitals("VÅRD och omsorg") || in_capitals("12 (3)") || in_capitals(""));
}

}  // namespace
}  // namespace orgkarta::unicode
