#include "pipeline/rules/pattern_parts.h"

#include <gtest/gtest.h>

namespace orgkarta::rules {
namespace {

using Strings = std::vector<std::string>;

std::string joined(const std::vector<PatternParts>& alternatives) {
  std::string out;
  for (const PatternParts& parts : alternatives) {
    if (!out.empty()) out += " || ";
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : "~") + parts[i];
  }
  return out;
}

struct Case {
  const char* pattern;
  const char* parts;
};

class PatternPartsTest : public testing::TestWithParam<Case> {};

TEST_P(PatternPartsTest, AreTheAuthorsOwn) {
  EXPECT_EQ(joined(split_pattern(GetParam().pattern)), GetParam().parts);
}

INSTANTIATE_TEST_SUITE_P(
    All, PatternPartsTest,
    testing::Values(Case{"leds av", "leds~ av"},
                    Case{"{UNIT:u} leds av {WHO:p}", "{UNIT:u}~ leds~ av~ {WHO:p}"},
                    Case{"{BODY:u}(?: {PARTY})? (?:som )?leds",
                         "{BODY:u}~(?: {PARTY})?~ (?:som )?~leds"},
                    Case{"slut(?:a|et) nu", "slut(?:a|et)~ nu"},
                    Case{"[Ff]r.n \\d{1,2} {months:m}", "[Ff]r.n~ \\d{1,2}~ {months:m}"},
                    Case{"{UNIT:a},? (?:och|samt) x", "{UNIT:a}~,?~ (?:och|samt)~ x"},
                    Case{"a b|{UNIT}s c", "a~ b || {UNIT}~s~ c"},
                    Case{"(?P<x>a(?: b|c)+)+ d", "(?P<x>a(?: b|c)+)+~ d"},
                    Case{"x[ |]y", "x[ |]y"}));

TEST(PatternParts, TogetherTheyAreThePattern) {
  for (const char* pattern : {"{TITLE:t}(?:,| i)? {WHO:p}(?: {PARTY:y})?", "^a ?b{2}c (?:d e)*$"}) {
    const auto alternatives = split_pattern(pattern);
    std::string all;
    for (const std::string& part : alternatives.front()) all += part;
    EXPECT_EQ(all, pattern);
  }
}

TEST(PatternParts, NeedsAreWhatCannotBeLeftOut) {
  EXPECT_TRUE(needs_of(" av").words);
  EXPECT_TRUE(needs_of("(?:{UNIT}| och)").words);
  EXPECT_FALSE(needs_of("(?: nu)?").words);
  EXPECT_FALSE(needs_of("\\pL+(?:-(?:och|samt) \\pL+)*").words);
  EXPECT_FALSE(needs_of("s? ”[a-z]+”").words);
  EXPECT_FALSE(needs_of("(?P<name>\\pL+)").words);
  EXPECT_EQ(needs_of("{days}? (?: {UNIT})?{months:m}").names, Strings{"months"});
}

TEST(PatternParts, NamesComeWithoutTheirGroups) {
  EXPECT_EQ(names_in("(?:{UNIT:u}|{months})"), (Strings{"UNIT", "months"}));
}

}  // namespace
}  // namespace orgkarta::rules
