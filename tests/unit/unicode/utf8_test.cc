#include "pipeline/unicode/utf8.h"

#include <gtest/gtest.h>

#include <vector>

namespace orgkarta::utf8 {
namespace {

TEST(Utf8, ValidAcceptsWellFormedText) {
  EXPECT_TRUE(valid(""));
  EXPECT_TRUE(valid("Södertälje – 5 €, \U0001F642"));
}

TEST(Utf8, ValidRefusesWhatIsNot) {
  for (const std::string_view bad :
       {"\xF6", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "a\xC3", "\x80"}) {
    EXPECT_FALSE(valid(bad)) << testing::PrintToString(bad);
  }
}

TEST(Utf8, NextPreviousAndAppendAgree) {
  const std::vector<char32_t> codes = {U'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x10FFFF};
  std::string text;
  for (const char32_t c : codes) append(text, c);
  EXPECT_TRUE(valid(text));
  std::size_t i = 0;
  for (const char32_t c : codes) EXPECT_EQ(next(text, i), c);
  EXPECT_EQ(i, text.size());
  for (auto it = codes.rbegin(); it != codes.rend(); ++it) EXPECT_EQ(previous(text, i), *it);
  EXPECT_EQ(i, 0U);
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count(""), 0U);
  EXPECT_EQ(count("åäö"), 3U);
  EXPECT_EQ(count("Kommunstyrelsen får i uppdrag – \U0001F642 – att återkomma"), 49U);
}

TEST(CodePointIndex, AgreesWithCountingEverywhere) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += i % 3 == 0 ? "å" : i % 7 == 0 ? "–" : "ab";
  const CodePointIndex index(text);
  for (std::size_t i = 0; i <= text.size();) {
    EXPECT_EQ(index.at(static_cast<std::uint32_t>(i)), count(std::string_view(text).substr(0, i)));
    if (i == text.size()) break;
    next(text, i);
  }
}

TEST(CodePointIndex, AnswersAtTheEndOfAFullStride) {
  EXPECT_EQ(CodePointIndex("").at(0), 0U);
  const std::string text(512, 'a');
  EXPECT_EQ(CodePointIndex(text).at(512), 512U);
}

}  // namespace
}  // namespace orgkarta::utf8
