#include "pipeline/facts/points.h"

#include <gtest/gtest.h>

namespace orgkarta::facts {
namespace {

using Labels = std::vector<std::string>;

TEST(Points, LettersAndNumbersAreLabels) {
  EXPECT_EQ(point_labels("a, b och c"), (Labels{"a", "b", "c"}));
  EXPECT_EQ(point_labels("1 samt 12"), (Labels{"1", "12"}));
}

TEST(Points, ARangeIsSpeltOut) {
  EXPECT_EQ(point_labels("1\u20133 och 5"), (Labels{"1", "2", "3", "5"}));
  EXPECT_EQ(point_labels("2-4"), (Labels{"2", "3", "4"}));
}

TEST(Points, WordsAndLargeNumbersAreNone) {
  EXPECT_EQ(point_labels("om kost"), Labels{});
  EXPECT_EQ(point_labels("2024"), Labels{});
}

TEST(Points, AnItemBeginsWithItsLabel) {
  EXPECT_EQ(leading_label("a) att enheten"), "a");
  EXPECT_EQ(leading_label("12. enheten"), "12");
  EXPECT_EQ(leading_label("att enheten."), "");
  EXPECT_EQ(leading_label(""), "");
}

}  // namespace
}  // namespace orgkarta::facts
