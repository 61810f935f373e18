#include "pipeline/rules/anchors.h"

#include <algorithm>
#include <set>
#include <utility>

#include "pipeline/rules/automaton.h"
#include "pipeline/rules/required.h"
#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

std::vector<std::uint32_t> scan(const Automaton& automaton, std::string_view text) {
  std::vector<std::uint32_t> out;
  automaton.scan(text, [&](std::uint32_t literal) { out.push_back(literal); });
  return out;
}

TEST(Automaton, FindsOverlappingLiteralsWithoutCase) {
  const Automaton automaton({"she", "he", "hers", "\xE5r"});
  EXPECT_EQ(scan(automaton, "usHErs"), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(scan(automaton, "\xC5R"), (std::vector<std::uint32_t>{3}));
  EXPECT_TRUE(scan(automaton, "s h e").empty());
}

TEST(Automaton, DigitsAreEqual) { EXPECT_EQ(scan(Automaton({"0000-00"}), "1987-65").size(), 1U); }

TEST(Automaton, WithoutLiteralsFindsNothing) {
  EXPECT_TRUE(scan(Automaton(), "abc").empty());
  EXPECT_TRUE(scan(Automaton(std::vector<std::string>()), "abc").empty());
}

TEST(Required, FoldsDigitsButNotCounts) {
  EXPECT_EQ(fold_digits(R"(\d{4}-[12]\d[0-9,]x7\x{32}\x{2013}(?P<y2>19))"),
            R"(0{4}-[00]0[0-0,]x00\x{2013}(?P<y2>00))");
  EXPECT_EQ(fold_digits(R"([\d.][[:digit:]][^0-9])"), R"([0.][0][^0-9])");
}

Clauses sorted(Clauses clauses) {
  for (auto& clause : clauses) std::sort(clause.begin(), clause.end());
  std::sort(clauses.begin(), clauses.end());
  return clauses;
}

TEST(Required, NothingOptionalIsRequired) {
  EXPECT_EQ(without_options(R"(a(?:b(c)*|d)?e+?[f?]{0,9}g\?h{2,3}?(?P<n>i)*?j)"),
            R"(a.?e+?.?g\?h{2,3}?.?j)");
  EXPECT_EQ(sorted(required_literals("abc(?: def)?.*(?:xyz)*ghi")), (Clauses{{"abc"}, {"ghi"}}));
}

TEST(Required, FindsClauses) {
  EXPECT_EQ(required_literals(R"(\d{4}-\d{2}-\d{2})"), (Clauses{{"0000-00-00"}}));
  EXPECT_EQ(sorted(required_literals("(?:abc|def).*xyz")), (Clauses{{"abc", "def"}, {"xyz"}}));
  EXPECT_EQ(sorted(required_literals("(?:procent|%)")), (Clauses{{"%", "procent"}}));
}

TEST(Required, WhatStandsEverywhereIsNoAnchor) {
  EXPECT_TRUE(required_literals("[A-Z]+ [a-z]+").empty());
  EXPECT_TRUE(required_literals("(?:a|bcd)x*").empty());
}

std::set<std::pair<std::uint32_t, std::uint32_t>> clauses_in(const Anchors& anchors,
                                                             std::string_view word) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> out;
  anchors.find(word, [&](std::uint32_t rule, std::uint32_t clause) { out.emplace(rule, clause); });
  return out;
}

TEST(Anchors, TellsWhichClausesAWordMeets) {
  Alphabet alphabet;
  alphabet.finish();
  const Anchors anchors({{{"ab", "cd"}, {"xy"}}, {{"ab"}}, {}}, alphabet);
  using Clauses = std::set<std::pair<std::uint32_t, std::uint32_t>>;
  EXPECT_EQ(clauses_in(anchors, "AB"), (Clauses{{0, 0}, {1, 0}}));
  EXPECT_EQ(clauses_in(anchors, "xyab"), (Clauses{{0, 0}, {0, 1}, {1, 0}}));
  EXPECT_EQ(clauses_in(anchors, "x"), Clauses{});
  EXPECT_EQ(anchors.clause_count(0), 2U);
  EXPECT_EQ(anchors.unanchored(), (std::vector<std::uint32_t>{2}));
}

TEST(Anchors, OfALiteralTheLongestWordCounts) {
  Alphabet alphabet;
  alphabet.finish();
  const Anchors anchors({{{"är det "}}, {{" %"}}, {{"begravningsplats"}}}, alphabet);
  using Clauses = std::set<std::pair<std::uint32_t, std::uint32_t>>;
  EXPECT_EQ(clauses_in(anchors, "det"), (Clauses{{0, 0}}));
  EXPECT_EQ(clauses_in(anchors, "%"), (Clauses{{1, 0}}));
  EXPECT_EQ(clauses_in(anchors, "begravning"), (Clauses{{2, 0}}));
}

}  // namespace
}  // namespace orgkarta::rules
