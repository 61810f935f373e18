#include "pipeline/model/endings.h"

#include <gtest/gtest.h>

namespace orgkarta {
namespace {

TEST(Endings, LongestEndWins) {
  Endings endings;
  for (const char* form : {"en", "ningen", "chef", "en"}) endings.add(form);
  EXPECT_EQ(endings.longest_end("planen"), 0);
  EXPECT_EQ(endings.longest_end("avdelningen"), 1);
  EXPECT_EQ(endings.longest_end("chef"), 2);
  EXPECT_EQ(endings.longest_end("chefs"), -1);
  EXPECT_EQ(endings.longest_end("n"), -1);
  EXPECT_EQ(endings.longest_end(""), -1);
}

TEST(Endings, WithoutFormsNothingEnds) { EXPECT_EQ(Endings().longest_end("en"), -1); }

}  // namespace
}  // namespace orgkarta
