#include "pipeline/rules/pattern_traits.h"

#include <gtest/gtest.h>

namespace orgkarta::rules {
namespace {

TEST(BeginsLine, OnlyWhatCannotBeginElsewhere) {
  EXPECT_TRUE(begins_line("^(?:a|b)"));
  EXPECT_TRUE(begins_line(R"(^\?)"));
  for (const auto* pattern : {"a", "^a|b", "^?a", "^*a", "^{0,1}a", "(?:^a)?b"}) {
    EXPECT_FALSE(begins_line(pattern)) << pattern;
  }
}

}  // namespace
}  // namespace orgkarta::rules
