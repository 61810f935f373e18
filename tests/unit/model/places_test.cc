#include "pipeline/model/places.h"

#include <gtest/gtest.h>

namespace orgkarta {
namespace {

/// Glyphs ten points wide and high, one a byte, from `left` on.
void draw(Places& places, std::uint32_t begin, int count, std::uint32_t page, float left,
          float top) {
  for (int i = 0; i < count; ++i) {
    const float x = left + 10.0F * static_cast<float>(i);
    places.glyphs.push_back(
        {begin + static_cast<std::uint32_t>(i), page, {x, top, x + 10, top + 10}});
  }
}

TEST(Places, GlyphsOfALineShareABox) {
  Places places;
  draw(places, 0, 3, 1, 100, 50);
  draw(places, 4, 2, 1, 140, 50);  // behind a space
  draw(places, 7, 2, 1, 100, 62);
  const auto pages = boxes_of(places, {0, 9});
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].page, 1U);
  EXPECT_EQ(pages[0].boxes, (std::vector<Box>{{100, 50, 160, 60}, {100, 62, 120, 72}}));
  EXPECT_EQ(boxes_of(places, {1, 2})[0].boxes, (std::vector<Box>{{110, 50, 120, 60}}));
  EXPECT_TRUE(boxes_of(places, {3, 4}).empty());
}

TEST(Places, AColumnIsABoxOfItsOwn) {
  Places places;
  draw(places, 0, 2, 1, 100, 50);
  draw(places, 3, 2, 1, 300, 50);
  EXPECT_EQ(boxes_of(places, {0, 5})[0].boxes.size(), 2U);
}

TEST(Places, APassageMayRunOverPages) {
  Places places;
  draw(places, 0, 2, 3, 100, 800);
  draw(places, 2, 2, 4, 100, 50);
  const auto pages = boxes_of(places, {0, 4});
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[1].page, 4U);
  EXPECT_EQ(page_at(places, 1), 3U);
  EXPECT_EQ(page_at(places, 3), 4U);
  EXPECT_EQ(page_at({}, 3), 1U);
}

TEST(Places, ParagraphsAreThoseThatASpanTouches) {
  Places places;
  places.paragraphs = {{0, 1}, {10, 2}, {20, 5}};
  const auto range = [&](Span span) {
    const auto [first, last] = paragraphs_of(places, span);
    return std::pair(first, last);
  };
  EXPECT_EQ(range({0, 9}), std::pair(1U, 1U));
  EXPECT_EQ(range({0, 10}), std::pair(1U, 1U));
  EXPECT_EQ(range({9, 11}), std::pair(1U, 2U));
  EXPECT_EQ(range({10, 30}), std::pair(2U, 5U));
  EXPECT_EQ(range({10, 10}), std::pair(2U, 2U));
}

}  // namespace
}  // namespace orgkarta
