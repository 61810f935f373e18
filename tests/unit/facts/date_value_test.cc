#include "pipeline/facts/date_value.h"
#include "pipeline/facts/date_year.h"

#include <gtest/gtest.h>

#include "pipeline/facts/dates.h"
#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

struct Case {
  std::string text;
  std::vector<Group> groups;
  std::string form;      // of the rule, if it has one
  std::string expected;  // empty: no date
};

std::string value_of(const Case& c) {
  HandMade doc(c.text);
  doc.lexicon("seasons", {{"spring", "21"}});
  std::vector<std::pair<std::string, std::string>> set;
  if (!c.form.empty()) set.emplace_back("form", c.form);
  const auto v = date_value(doc.view(), doc.mention(MentionType::date, c.text, c.groups, set));
  return v ? v->value : "";
}

class DateValues : public testing::TestWithParam<Case> {};

TEST_P(DateValues, AreEdtf) {
  EXPECT_EQ(value_of(GetParam()), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Days, DateValues,
    testing::Values(
        Case{"2024-03-05", {{"year", "2024"}, {"mm", "03"}, {"dd", "05"}}, "", "2024-03-05"},
        Case{"1 maj 2012",
             {{"day", "1"}, {"month", "maj", "5"}, {"year", "2012"}},
             "",
             "2012-05-01"},
        Case{"1 maj", {{"day", "1"}, {"month", "maj", "5"}}, "", "XXXX-05-01"},
        Case{"231231", {{"yy", "23"}, {"mm", "12"}, {"dd", "31"}}, "", "2023-12-31"},
        Case{"3-4 juni 2024",
             {{"day", "3"}, {"day2", "4"}, {"month", "juni", "6"}, {"year", "2024"}},
             "",
             "2024-06-03/2024-06-04"},
        Case{"maj 2012", {{"month", "maj", "5"}, {"year", "2012"}}, "", "2012-05"},
        Case{"maj", {{"month", "maj", "5"}}, "", "XXXX-05"}));

INSTANTIATE_TEST_SUITE_P(
    Impossible, DateValues,
    testing::Values(
        Case{"31 juni 2024", {{"day", "31"}, {"month", "juni", "6"}, {"year", "2024"}}, "", ""},
        Case{"29 februari 2023",
             {{"day", "29"}, {"month", "februari", "2"}, {"year", "2023"}},
             "",
             ""},
        Case{"29 februari 2024",
             {{"day", "29"}, {"month", "februari", "2"}, {"year", "2024"}},
             "",
             "2024-02-29"},
        Case{"29 februari", {{"day", "29"}, {"month", "februari", "2"}}, "", "XXXX-02-29"},
        Case{"30-31 juni", {{"day", "30"}, {"day2", "31"}, {"month", "juni", "6"}}, "", ""}));

INSTANTIATE_TEST_SUITE_P(
    Parts, DateValues,
    testing::Values(
        Case{"Q4 2024", {{"part", "Q4", "36"}, {"year", "2024"}}, "", "2024-36"},
        Case{"tertial 2 2024", {{"part3", "tertial 2", "38"}, {"year", "2024"}}, "", "2024-38"},
        Case{"first half 2024", {{"part2", "first half", "40"}, {"year", "2024"}}, "", "2024-40"},
        Case{"spring 2024", {{"season", "spring", "21"}, {"year", "2024"}}, "", "2024-21"},
        Case{"spring", {{"season", "spring", "21"}}, "", "XXXX-21"}));

INSTANTIATE_TEST_SUITE_P(
    Weeks, DateValues,
    testing::Values(
        Case{"v. 24 2025", {{"week", "24"}, {"year", "2025"}}, "", "2025-06-09/2025-06-15"},
        Case{"v. 1 2026", {{"week", "1"}, {"year", "2026"}}, "", "2025-12-29/2026-01-04"},
        Case{"v. 1 2023", {{"week", "1"}, {"year", "2023"}}, "", "2023-01-02/2023-01-08"},
        Case{"v. 53 2020", {{"week", "53"}, {"year", "2020"}}, "", "2020-12-28/2021-01-03"}));

INSTANTIATE_TEST_SUITE_P(
    Forms, DateValues,
    testing::Values(
        Case{"2023/2024", {{"from", "2023"}, {"year", "2024"}}, "year-end", "2024-01-01"},
        Case{"1999/00", {{"from", "1999"}, {"yy", "00"}}, "year-end", "2000-01-01"},
        Case{"nyår", {}, "year-end", "XXXX-01-01"},
        Case{"2024/25", {{"from", "2024"}, {"yy", "25"}}, "school-year", "2024-08/2025-06"},
        Case{"2022-2026", {{"from", "2022"}, {"to", "2026"}}, "years", "2022/2026"},
        Case{"2026-2022", {{"from", "2026"}, {"to", "2022"}}, "years", ""},
        Case{"1900-2000", {{"from", "1900"}, {"to", "2000"}}, "years", ""},
        Case{"2030", {{"year", "2030"}}, "year", "2030"}));

TEST(DateValue, KnowsItsModifierAndShape) {
  HandMade doc("slutet av maj 2012, 2030");
  const Mention end =
      doc.mention(MentionType::date, "slutet av maj 2012",
                  {{"mod", "slutet av", "end"}, {"month", "maj", "5"}, {"year", "2012"}});
  EXPECT_EQ(date_value(doc.view(), end)->mod, DateMod::end);
  const Mention year =
      doc.mention(MentionType::date, "2030", {{"year", "2030"}}, {{"form", "year"}});
  EXPECT_TRUE(date_value(doc.view(), year)->bare_year);
  EXPECT_FALSE(date_value(doc.view(), year)->interval);
}

TEST(InferYear, FromTheSentenceThenFromPublication) {
  using Day = std::optional<std::string>;
  struct Inference {
    std::string value;
    Day sentence, published;
    std::string expected;
    bool past = false;
    Day year = {};
    std::optional<int> shift = {};
  };
  const Inference cases[] = {
      {"XXXX-05-01", "2023-04-30", "2024-01-01", "2023-05-01"},
      {"XXXX-05-01", {}, "2024-03-10", "2024-05-01"},  // planned: the next such day
      {"XXXX-03-01", {}, "2024-03-10", "2025-03-01"},
      {"XXXX-03-10", {}, "2024-03-10", "2024-03-10"},
      {"XXXX-12-12", {}, "2024-12-13", "2024-12-12", true},  // past: the last such day
      {"XXXX-12-14", {}, "2024-12-13", "2023-12-14", true},
      {"XXXX-02-29", {}, "2024-11-20", "XXXX-02-29"},  // 2025 has no such day
      {"XXXX-02-29", "2025-03-03", {}, "XXXX-02-29"},
      {"XXXX-23", {}, "2024-11-20", "2024-23"},
      {"XXXX-05-01", {}, {}, "XXXX-05-01"},
      {"XXXX-05-01", {}, "2024-03", "2024-05-01"},
      {"XXXX-21", {}, "2024-11-20", "2025-21"},  // next spring
      {"XXXX-23", {}, "2024-03-20", "2023-23", true},
      {"XXXX-24", {}, "2024-01-20", "2023-24"},  // the winter that began last year
      {"XXXX-35", {}, "2024-10-01", "2025-35"},
      {"XXXX-W42", {}, "2024-06-01", "2024-10-14/2024-10-20"},
      {"XXXX-W10", {}, "2024-06-01", "2025-03-03/2025-03-09"},
      {"XXXX-11/XXXX-02", {}, "2024-06-01", "2024-11/2025-02"},
      {"XXXX-12-12", "2025-01-01", "2024-12-13", "2024-12-12", true},
      {"XXXX-03-01", {}, {}, "2023-03-01", false, "2023"},  // of a text about a year
      {"XXXX-01-01", {}, {}, "2024-01-01", false, "2023"},  // its end
      {"XXXX-01-01", {}, {}, "2023-01-01", true, "2023"},
      {"XXXX-02-01", {}, "2024-11-20", "2024-02-01", false, {}, 0},  // this year
      {"XXXX-02-01", {}, "2024-11-20", "2023-02-01", false, {}, -1},
      {"XXXX-02-01", {}, {}, "XXXX-02-01", false, {}, -1},
      {"2022-05-01", "2023-04-30", "2024-01-01", "2022-05-01"},
  };
  for (const auto& c : cases) {
    std::string value = c.value;
    const bool inferred = infer_year(
        value, {c.sentence, c.published, c.year, c.past ? Tense::past : Tense::coming, c.shift});
    EXPECT_EQ(value, c.expected) << c.value;
    EXPECT_EQ(inferred, value != c.value) << c.value;
  }
}

TEST(InferYear, WhatLiesBehindAPlanLiesBeforeItWasAdopted) {
  const Moment past = {.year = "2026", .tense = Tense::past, .adopted = "2025-11-27"};
  std::string value = "XXXX-10";
  EXPECT_TRUE(infer_year(value, past));
  EXPECT_EQ(value, "2025-10");
  value = "XXXX-10";
  EXPECT_TRUE(infer_year(value, {.year = "2026", .tense = Tense::coming, .adopted = "2025-11-27"}));
  EXPECT_EQ(value, "2026-10");
}

TEST(InferYear, TheNearestWhereNoVerbTells) {
  std::string value = "XXXX-01/XXXX-08";
  EXPECT_TRUE(infer_year(value, {.today = "2024-11-25", .tense = Tense::unknown}));
  EXPECT_EQ(value, "2024-01/2024-08");
  value = "XXXX-10-31";
  EXPECT_TRUE(infer_year(value, {.today = "2024-01-25", .tense = Tense::unknown}));
  EXPECT_EQ(value, "2023-10-31");
}

TEST(InferYear, WhatStandsFirstInASentenceDoesNotLieBehindWhatFollows) {
  std::string value = "XXXX-12-01";
  EXPECT_TRUE(infer_year(value, {.sentence = "2025-07-01", .before = true}));
  EXPECT_EQ(value, "2024-12-01");
}

}  // namespace
}  // namespace orgkarta::facts
