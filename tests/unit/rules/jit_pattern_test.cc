#include "pipeline/rules/jit_pattern.h"

#include <gtest/gtest.h>

#include <string>

namespace orgkarta::rules {
namespace {

using Result = JitPattern::Result;

TEST(JitPattern, AnchoredMatchesOnlyWhereItIsTried) {
  const JitPattern pattern("(?<=[^a-z])(?P<_m>(?P<x>ab)|cd)(?=[^a-z])", true);
  JitPattern::Match match;
  const std::string text = "\nab cd abc\n";
  EXPECT_EQ(pattern.match(text, 1, match), Result::found);
  EXPECT_EQ(match.offsets()[2], 1U);
  EXPECT_EQ(match.offsets()[5], 3U);
  EXPECT_EQ(pattern.match(text, 2, match), Result::none);
  EXPECT_EQ(pattern.match(text, 4, match), Result::found);
  EXPECT_EQ(match.offsets()[4], JitPattern::kUnset);
  EXPECT_EQ(pattern.match(text, 7, match), Result::none);
}

TEST(JitPattern, FreePatternLooksFurther) {
  const JitPattern pattern("(?P<_m>b+)", false);
  JitPattern::Match match;
  EXPECT_EQ(pattern.match("\nabba\n", 1, match), Result::found);
  EXPECT_EQ(match.offsets()[2], 2U);
  EXPECT_EQ(match.offsets()[3], 4U);
}

TEST(JitPattern, AlternativesMayNameTheirGroupsAlike) {
  const JitPattern pattern("(?P<_m>a(?P<x>b)|c(?P<x>d))", true);
  JitPattern::Match match;
  EXPECT_EQ(pattern.match("\ncd\n", 1, match), Result::found);
  EXPECT_EQ(match.offsets()[4], JitPattern::kUnset);
  EXPECT_EQ(match.offsets()[6], 2U);
}

TEST(JitPattern, KnowsWhatMayFollow) {
  const JitPattern pattern("(?<=[^a-z])(?P<_m>kommun(?:en)? [A-Z])(?=[^a-z])", true);
  JitPattern::Match match;
  const auto may_begin = [&](const std::string& word) {
    const std::string fenced = "\n" + word;
    return pattern.may_begin(std::string_view(fenced).substr(1), match);
  };
  EXPECT_TRUE(may_begin("kom"));
  EXPECT_TRUE(may_begin("kommunen"));
  EXPECT_FALSE(may_begin("kommunens"));
  EXPECT_FALSE(may_begin("kam"));
}

TEST(JitPattern, GivesUpRatherThanTakeForEver) {
  const JitPattern pattern("(?P<_m>(?:a|aa|aaa)+b)", true);
  JitPattern::Match match;
  EXPECT_EQ(pattern.match("\n" + std::string(200, 'a') + "\n", 1, match), Result::unknown);
}

TEST(JitPattern, GivesUpWhereItWouldHaveToLookFar) {
  const JitPattern pattern("(?P<_m>a+b?)", true);
  JitPattern::Match match;
  EXPECT_EQ(pattern.match("\n" + std::string(5000, 'a') + "b\n", 1, match), Result::unknown);
  EXPECT_EQ(pattern.match("\naab" + std::string(5000, 'a') + "\n", 1, match), Result::found);
  EXPECT_EQ(match.offsets()[3], 4U);
}

TEST(JitPattern, WhatCannotBeCompiledIsUnknown) {
  const JitPattern pattern("(?P<_m>(", true);
  JitPattern::Match match;
  EXPECT_EQ(pattern.match("\nx\n", 1, match), Result::unknown);
  EXPECT_TRUE(pattern.may_begin(std::string_view("\nx").substr(1), match));
}

}  // namespace
}  // namespace orgkarta::rules
