#include <gtest/gtest.h>

#include "pipeline/evaluate/report_json.h"
#include "pipeline/evaluate/table.h"
#include "tests/unit/evaluate/support.h"

namespace orgkarta::evaluate {
namespace {

const char* const kGold = R"({"municipality": "0581", "type": "news",
  "units": [{"name": "A"}, {"name": "B"}],
  "posts": [{"person": "Eva Ek", "title": "chef", "unit": "A", "role": "head"}]})";
const char* const kOld = R"({"units": [{"id": "u1", "name": "A"}, {"id": "u2", "name": "X"}]})";
const char* const kNew = R"({"document": {"municipality": {"code": "0581"}, "type": "news"},
  "units": [{"id": "u1", "name": "B"}, {"id": "u9", "name": "X"},
            {"id": "u3", "name": "Y\nZ", "kind": "unit", "evidence": [{"rule": "unit-name", "quote": "Y\nZ"}]}],
  "posts": [{"person": "Eva Ek", "title": "chef", "unit": "A", "role": "chair"}]})";

TEST(Table, HasTheRowsThatGoldAsksFor) {
  EXPECT_EQ(table(sum_up({compared(kGold, kNew)}, {})),
            "kind            gold   hit  extra  missed       P       R      F1\n"
            "units              2     1      2       1   0.333   0.500   0.400\n"
            "parents            0     0      0       0   0.000   0.000   0.000\n"
            "posts              1     1      0       0   1.000   1.000   1.000\n"
            "municipality       1     1      0       0   1.000   1.000   1.000\n"
            "all                3     2      2       1   0.500   0.667   0.571\n"
            "attributes         2     1      0       1   1.000   0.500   0.667\n");
}

TEST(Table, SetsRelaxedFiguresAndTheOlderRunBeside) {
  const Settings relaxed{false, true};
  const std::string text =
      table(sum_up({compared(kGold, kNew, relaxed)}, {compared(kGold, kOld, relaxed)}));
  EXPECT_TRUE(text.starts_with(
      "kind            gold   hit  extra  missed       P       R      F1"
      "  relaxed:   hit  extra  missed       P       R      F1  F1 before  change\n"))
      << text;
  EXPECT_NE(
      text.find("posts              1     1      0       0   1.000   1.000   1.000"
                "               1      0       0   1.000   1.000   1.000      0.000  +1.000\n"),
      std::string::npos)
      << text;
}

TEST(ListFindings, ShowsRuleAndQuoteOfWhatWasFound) {
  EXPECT_EQ(list_findings(compared(kGold, kNew)),
            "a\n"
            "  - units: - | A\n"
            "  + units: - | X\n"
            "  + units: unit | Y Z\n"
            "      unit-name: \"Y Z\"\n"
            "  ~ posts: role \"chair\", should be \"head\": Eva Ek | chef | A\n");
  EXPECT_EQ(list_findings(compared("{}", "{}")), "");
}

TEST(Differences, AreGainsLossesAndFalseAlarmsThatComeAndGo) {
  EXPECT_EQ(list_differences(compared(kGold, kOld), compared(kGold, kNew)),
            "a\n"
            "  gained units: - | B\n"
            "  gained posts: Eva Ek | chef | A\n"
            "  lost   units: - | A\n"
            "  new    units: unit | Y Z\n"
            "      unit-name: \"Y Z\"\n");
  EXPECT_EQ(list_differences(compared(kGold, kNew), compared(kGold, kOld)),
            "a\n"
            "  gained units: - | A\n"
            "  lost   units: - | B\n"
            "  lost   posts: Eva Ek | chef | A\n"
            "  gone   units: unit | Y Z\n"
            "      unit-name: \"Y Z\"\n");
  EXPECT_EQ(list_differences(compared(kGold, kNew), compared(kGold, kNew)), "");
}

TEST(Group, SumsByWhatGoldSays) {
  std::vector<DocumentScore> documents = {compared(kGold, kNew), compared("{}", "{}"),
                                          compared(kGold, kOld)};
  const std::vector<Group> groups = group(documents, {}, Grouping::type);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].name, "");
  EXPECT_EQ(groups[1].name, "news");
  EXPECT_EQ(groups[1].documents, 2U);
  EXPECT_EQ(row(groups[1].strict, Row::units), "2 3 2");
  EXPECT_EQ(group(documents, {}, Grouping::none).size(), 0U);
}

TEST(Json, HasFiguresFindingsAndDifferences) {
  const std::vector<DocumentScore> now = {compared(kGold, kNew)};
  const std::vector<DocumentScore> before = {compared(kGold, kOld)};
  const auto rows = rows_as_json(sum_up(now, before));
  EXPECT_EQ(rows["units"].dump(),
            R"({"precision":0.3333333333333333,"recall":0.5,"f1":0.4,"hit":1,"extra":2,"missed":1,)"
            R"("before":{"precision":0.5,"recall":0.5,"f1":0.5,"hit":1,"extra":1,"missed":1}})");
  EXPECT_EQ(
      findings_as_json(now)[2].dump(),
      R"({"document":"a","what":"extra","kind":"units","fact":"unit | Y Z","rule":"unit-name","quote":"Y\nZ"})");
  EXPECT_EQ(differences_as_json(before, now)[0].dump(),
            R"({"document":"a","what":"gained","kind":"units","fact":"- | B"})");
}

}  // namespace
}  // namespace orgkarta::evaluate
