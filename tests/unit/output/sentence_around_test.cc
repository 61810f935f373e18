#include "output/sentence_around.h"

#include <gtest/gtest.h>

namespace orgkarta::output {
namespace {

/// The sentence around the first "¤", which is taken out of the answer.
std::string around(const std::string& text) {
  const std::u32string points = code_points(text);
  const auto at = static_cast<std::uint32_t>(points.find(U'\u00A4'));
  const Span found = sentence_around(points, {at, at + 1});
  std::string out;
  for (std::uint32_t i = found.begin; i < found.end; ++i) {
    if (points[i] != U'\u00A4') out += static_cast<char>(points[i]);
  }
  return out;
}

TEST(SentenceAround, EndsWithAMarkAndABlock) {
  EXPECT_EQ(around("One ends. Two ¤begins! Three"), " Two begins!");
  EXPECT_EQ(around("One\nTwo ¤goes on\nThree"), "Two goes on\n");
  EXPECT_EQ(around("¤Alone"), "Alone");
}

TEST(SentenceAround, NotWithAnAbbreviationAnInitialOrASmallLetter) {
  EXPECT_EQ(around("A.b. Head ¤E. Ek of nr. 5 leads. Now"), "A.b. Head E. Ek of nr. 5 leads.");
  EXPECT_EQ(around("From 1. may ¤onwards. Now"), "From 1. may onwards.");
}

TEST(SentenceAround, OfAPassageOverTwo) {
  const std::u32string text = code_points("Zero. One. Two. Three.");
  EXPECT_EQ(sentence_around(text, {7, 13}), (Span{5, 15}));
}

TEST(SentenceAround, OutsideTheText) {
  EXPECT_EQ(sentence_around(U"", {3, 9}), (Span{0, 0}));
  EXPECT_EQ(sentence_around(U"One. Two", {40, 50}), (Span{4, 8}));
}

}  // namespace
}  // namespace orgkarta::output
