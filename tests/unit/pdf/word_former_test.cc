#include "pipeline/pdf/word_former.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::pdf {
namespace {

constexpr double kLetter = 5;
constexpr double kBase = 100;

/// Text of ten points, letters five points wide.
class Pen {
 public:
  Pen() { style(false); }

  void style(bool bold, bool upright = true) { former_.set_style({10, 8, -2, 0, bold, upright}); }

  /// Letters one behind the other; returns where they end.
  double draw(std::string_view text, double x, double y = kBase, double apart = 0) {
    for (std::size_t i = 0; i < text.size(); x += kLetter + apart)
      glyph({utf8::next(text, i)}, x, y);
    return x;
  }

  void glyph(std::vector<unsigned> characters, double x, double y = kBase) {
    former_.add({x, y, kLetter}, characters);
  }

  std::vector<ingest::PageWord> words() { return former_.take(); }

  /// What is read: a bar behind words that a space follows.
  std::string read() {
    std::string out;
    for (const auto& word : words()) out += word.text + (word.space_after ? "|" : "/");
    return out;
  }

 private:
  WordFormer former_{595, 842};
};

TEST(WordFormer, SpacesAndGapsPartWords) {
  Pen pen;
  const double end = pen.draw("en tv\u00E5", 50);
  pen.draw("tre", end + 3);
  pen.draw("ny", 50, kBase + 12);
  EXPECT_EQ(pen.read(), "en|tv\u00E5|tre/ny/");
}

TEST(WordFormer, AWordHasItsPlaceAndForm) {
  Pen pen;
  pen.style(true);
  pen.draw("ab", 50);
  const auto words = pen.words();
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].edges, (std::vector<float>{50, 55, 60}));
  EXPECT_EQ(words[0].top, 92);
  EXPECT_EQ(words[0].bottom, 102);
  EXPECT_EQ(words[0].size, 10);
  EXPECT_TRUE(words[0].bold);
}

TEST(WordFormer, ASpaceWithoutRoomIsNone) {
  Pen pen;
  const double end = pen.draw("kom", 50);
  pen.glyph({' '}, end);
  pen.draw("mun", end);
  EXPECT_EQ(pen.read(), "kom/mun/");
}

TEST(WordFormer, ALigatureIsItsLetters) {
  Pen pen;
  pen.glyph({'f', 'f', 'i'}, 50);
  const auto words = pen.words();
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "ffi");
  EXPECT_EQ(words[0].edges.size(), 4U);
  EXPECT_EQ(words[0].right(), 55);
}

TEST(WordFormer, ReplacedTextOfSeveralWordsIsParted) {
  Pen pen;
  pen.glyph({'a', ' ', 'b'}, 50);
  EXPECT_EQ(pen.read(), "a|b/");
}

TEST(WordFormer, AGlyphWithoutMeaningIsNoText) {
  Pen pen;
  pen.glyph({}, 50);
  pen.glyph({0}, 55);
  pen.glyph({0xD800}, 60);
  EXPECT_EQ(pen.read(), "");
}

TEST(WordFormer, TextDrawnTwiceCountsOnce) {
  Pen letters;  // each letter at once
  for (int i = 0; i < 3; ++i) {
    letters.glyph({static_cast<unsigned>('a' + i)}, 50 + i * kLetter);
    letters.glyph({static_cast<unsigned>('a' + i)}, 50.3 + i * kLetter);
  }
  EXPECT_EQ(letters.read(), "abc/");
  Pen lines;  // a whole line, then again
  lines.draw("en tv\u00E5", 50);
  lines.draw("en tv\u00E5", 50.4, kBase + 0.3);
  EXPECT_EQ(lines.read(), "en|tv\u00E5/");
}

TEST(WordFormer, WordsAlikeInOtherPlacesStay) {
  Pen pen;
  pen.draw("att", 50);
  pen.draw("att", 50, kBase + 12);
  pen.draw("att", 80);
  EXPECT_EQ(pen.read(), "att/att/att/");
}

TEST(WordFormer, TwoLettersAlikeSideBySideStay) {
  Pen pen;
  pen.draw("ll", 50);
  EXPECT_EQ(pen.read(), "ll/");
}

TEST(WordFormer, AnAccentJoinsItsLetter) {
  Pen behind;
  behind.draw("ba", 50);
  behind.glyph({0xA8}, 55);
  behind.draw("r", 60);
  const auto words = behind.words();
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "ba\u0308r");
  EXPECT_EQ(words[0].edges, (std::vector<float>{50, 55, 57.5, 60, 65}));
  Pen before;
  before.glyph({0xB4}, 50);
  before.draw("en", 50);
  EXPECT_EQ(before.read(), "e\u0301n/");
}

TEST(WordFormer, SpreadLettersAreOneWord) {
  Pen pen;
  const double end = pen.draw("PLAN", 50, kBase, 2);
  pen.glyph({' '}, end);
  pen.draw("A", end + 6, kBase, 2);
  EXPECT_EQ(pen.read(), "PLAN|A/");
}

TEST(WordFormer, FiguresInCellsAreNotJoined) {
  Pen pen;
  for (int i = 0; i < 4; ++i) pen.draw("1", 50 + i * 30);
  EXPECT_EQ(pen.read(), "1|1|1|1/");
}

TEST(WordFormer, WhatStandsSidewaysOrOutsideIsNoText) {
  Pen pen;
  pen.draw("ut", -30);
  pen.draw("ner", 50, 900);
  pen.style(false, false);
  pen.draw("upp", 50);
  pen.style(false);
  pen.draw("in", 50);
  EXPECT_EQ(pen.read(), "in/");
}

TEST(WordFormer, ALineMayStandALittleAslant) {
  WordFormer former(595, 842);
  former.set_style({10, 8, -2, 0.05F, false, true});
  for (unsigned i = 0; i < 8; ++i)
    former.add({50 + i * kLetter, kBase + i * 0.25, kLetter}, {{'a' + i}});
  const auto words = former.take();
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "abcdefgh");
}

TEST(WordFormer, ASignOfAFontOfSignsIsABullet) {
  Pen pen;
  pen.glyph({0xF0B7}, 50);
  EXPECT_EQ(pen.read(), "\u2022/");
}

TEST(WordFormer, ADrawingMadeOfLettersEnds) {
  WordFormer former(595, 842);
  former.set_style({2, 1.6F, -0.4F, 0, false, true});
  for (unsigned long i = 0; i < 60'000; ++i) {
    const auto x = static_cast<double>(i * 7919 % 560);
    former.add({x, static_cast<double>(i * 104'729 % 800), 1}, {{'x'}});
  }
  EXPECT_LE(former.take().size(), 50'000U);
}

}  // namespace
}  // namespace orgkarta::pdf
