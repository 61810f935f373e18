#include "pipeline/evaluate/compare.h"

#include <gtest/gtest.h>

#include "tests/unit/evaluate/support.h"

namespace orgkarta::evaluate {
namespace {

TEST(Compare, UnitsMeetByNameOrAlias) {
  const DocumentScore score = compared(
      R"({"units": [{"name": "Tekniska nämnden", "aliases": ["TN"]}, {"name": "Skolan"}]})",
      R"({"units": [{"name": "tekniska nämndens"}, {"name": "TN"}]})");
  EXPECT_EQ(row(score.strict, Row::units), "1 1 1");
  EXPECT_EQ(row(score.strict, Row::posts), "");  // gold has no list of them
}

TEST(Compare, OptionalFactsAreNeitherRequiredNorWrong) {
  const std::string gold = R"({"dates": [{"value": "2024", "role": "period", "optional": true},
                                         {"value": "2024", "role": "start", "roles": ["period"]}]})";
  // The required one chooses first, though it stands behind.
  EXPECT_EQ(
      row(compared(gold, R"({"dates": [{"value": "2024", "role": "period"}]})").strict, Row::dates),
      "1 0 0");
  EXPECT_EQ(row(compared(gold, R"({"dates": []})").strict, Row::dates), "0 0 1");
}

TEST(Compare, RepeatedFactsCountOnceAndTentativeOnesOnlyOnDemand) {
  const std::string gold = R"({"amounts": []})";
  const std::string found = R"({"amounts": [{"min": 1, "max": 1, "unit": "SEK", "kind": "cost"},
    {"min": 1.0, "max": 1, "unit": "SEK", "kind": "cost", "period": null},
    {"min": 2, "kind": "cost", "tentative": true}]})";
  EXPECT_EQ(row(compared(gold, found).strict, Row::amounts), "0 1 0");
  EXPECT_EQ(row(compared(gold, found, {true, false}).strict, Row::amounts), "0 2 0");
}

TEST(Compare, AParentIsWrongOnlyWhereGoldHasOne) {
  const DocumentScore score = compared(
      R"({"units": [{"name": "A", "parent": "B", "parents": ["C"]}, {"name": "B"}, {"name": "D", "parent": "B"}]})",
      R"({"units": [{"id": "u1", "name": "C"}, {"id": "u2", "name": "A", "parent": "u1"},
                    {"id": "u3", "name": "B", "parent": "u1"}, {"id": "u4", "name": "D", "parent": "u1"}]})");
  EXPECT_EQ(row(score.strict, Row::parents), "1 1 1");
}

TEST(Compare, PostsNeedPersonTitleAndWhatGoldSaysBesides) {
  const std::string gold =
      R"({"units": [{"name": "Skolkontoret"}],
          "posts": [{"person": "Eva Ek", "title": "chef", "titles": [null], "unit": "Skolkontoret", "party": "S"}]})";
  const auto posts = [&gold](const std::string& post) {
    return row(compared(gold, R"({"units": [{"id": "u1", "name": "skolkontor"}], "posts": [)" +
                                  post + "]}")
                   .strict,
               Row::posts);
  };
  EXPECT_EQ(posts(R"({"person": "EVA EK", "title": "Chef", "unit": "u1", "party": "s"})"), "1 0 0");
  EXPECT_EQ(posts(R"({"person": "Eva Ek", "unit": "u1", "party": "S"})"), "1 0 0");
  EXPECT_EQ(posts(R"({"person": "Eva Ek", "title": "chef", "unit": "u1"})"), "0 1 1");
  EXPECT_EQ(posts(R"({"person": "Eva Ek", "title": "chef", "party": "S"})"), "0 1 1");
  EXPECT_EQ(posts(R"({"person": "Eva Ek", "title": "ordf", "unit": "u1", "party": "S"})"), "0 1 1");
}

TEST(Compare, GoalsNeedTextLabelAndParent) {
  const std::string gold =
      R"({"goals": [{"text": "a b c"}, {"text": "d e f", "label": "1", "parent": "a b c"}]})";
  EXPECT_EQ(row(compared(gold, R"({"goals": [{"id": "g1", "text": "A b c."},
                                  {"id": "g2", "text": "d e f", "label": "1.", "parent": "g1"}]})")
                    .strict,
                Row::goals),
            "2 0 0");
  EXPECT_EQ(row(compared(gold, R"({"goals": [{"id": "g1", "text": "a b x"},
                                  {"id": "g2", "text": "d e f", "label": "1", "parent": "g1"}]})")
                    .strict,
                Row::goals),
            "0 2 2");
}

TEST(Compare, ChangesNeedKindAndBodiesOnBothSides) {
  const std::string gold = R"({"changes": [
    {"kind": "merge", "from": ["A", "B"], "to": ["C"], "effective": "2024", "effectives": ["2025"], "status": "decided"}]})";
  const auto changes = [&gold](const std::string& change) {
    return row(compared(gold, R"({"changes": [)" + change + "]}").strict, Row::changes);
  };
  EXPECT_EQ(
      changes(
          R"({"kind": "merge", "from": ["B", "A"], "to": ["c"], "effective": "2025", "status": "decided"})"),
      "1 0 0");
  EXPECT_EQ(
      changes(
          R"({"kind": "merge", "from": ["A"], "to": ["C"], "effective": "2024", "status": "decided"})"),
      "0 1 1");
  EXPECT_EQ(
      changes(
          R"({"kind": "merge", "from": ["A", "B"], "to": ["C"], "effective": "2023", "status": "decided"})"),
      "0 1 1");
  EXPECT_EQ(
      changes(
          R"({"kind": "move", "from": ["A", "B"], "to": ["C"], "effective": "2024", "status": "decided"})"),
      "0 1 1");
  EXPECT_EQ(
      row(compared(R"({"changes": [{"kind": "transfer", "any": true, "subject": "skol lokaler"}]})",
                   R"({"changes": [{"kind": "transfer", "from": ["X"], "subject": "lokaler"}]})")
              .strict,
          Row::changes),
      "1 0 0");
}

TEST(Compare, AttributesCountWhereGoldGivesThem) {
  const DocumentScore score = compared(
      R"({"type": "news", "types": ["notice"], "status": "decided", "declared_goals": null,
          "posts": [{"person": "E", "title": "chef", "role": "head", "acting": false, "party": null}],
          "amounts": [{"min": 1, "max": 1, "kind": "cost", "decided_by": "Nämnden", "status": null}]})",
      R"({"document": {"type": "notice", "status": "unknown"},
          "posts": [{"person": "E", "title": "chef", "role": "chair"}],
          "amounts": [{"min": 1, "max": 1, "kind": "cost", "decided_by": "nämnd"}]})");
  EXPECT_EQ(row(score.strict, Row::attributes), "4 0 2");
  ASSERT_EQ(score.findings.size(), 2U);
  EXPECT_EQ(score.findings[0].detail, R"(role "chair", should be "head")");
  EXPECT_EQ(score.findings[0].fact, "E | chef | -");
  EXPECT_EQ(score.findings[1].kind, "document");
}

TEST(Compare, EvidenceMustLieInTheTextAndSayTheFact) {
  const auto grounding = [](const std::string& evidence) {
    return row(compared(R"({"posts": [{"person": "Åke Ek", "title": "chef"}]})",
                        R"({"document": {"text": "Ny chef är Åke Ek. Ja."},
                            "posts": [{"person": "Åke Ek", "title": "chef", "evidence": [)" +
                            evidence + "]}]}")
                   .strict,
               Row::grounding);
  };
  EXPECT_EQ(grounding(R"({"start": 3, "end": 17})"), "1 0 0");
  EXPECT_EQ(grounding(R"({"start": 18, "end": 22})"), "0 0 1");
  EXPECT_EQ(grounding(R"({"start": 3, "end": 23})"), "0 0 1");
  EXPECT_EQ(grounding(R"({"start": -20, "end": 17})"), "0 0 1");
  EXPECT_EQ(grounding(""), "0 0 1");
  EXPECT_EQ(row(compared(R"({"dates": [{"value": "1", "role": "x"}]})",
                         R"({"dates": [{"value": "1", "role": "x"}]})")
                    .strict,
                Row::grounding),
            "");  // no text to lie in
}

TEST(Compare, AGoalMayReachToTheEndOfTheText) {
  const std::string text(450, 'x');
  const DocumentScore score =
      compared(R"({"goals": [{"text": ")" + text + R"("}]})",
               R"({"document": {"text": ")" + text + R"("}, "goals": [{"text": ")" + text +
                   R"(", "evidence": [{"start": 0, "end": 460}]}]})");
  EXPECT_EQ(row(score.strict, Row::grounding), "1 0 0");
}

TEST(Compare, MunicipalityIsRightWrongOrTooMuch) {
  const std::string found = R"({"document": {"municipality": {"code": "0581"}}})";
  EXPECT_EQ(row(compared(R"({"municipality": "0581"})", found).strict, Row::municipality), "1 0 0");
  EXPECT_EQ(row(compared(R"({"municipality": "0180"})", found).strict, Row::municipality), "0 0 1");
  EXPECT_EQ(row(compared(R"({"municipality": null})", found).strict, Row::municipality), "0 1 0");
  EXPECT_EQ(row(compared(R"({"municipality": null})", "{}").strict, Row::municipality), "");
  EXPECT_EQ(row(compared("{}", found).strict, Row::municipality), "");
}

TEST(Compare, RelaxedFiguresCountWhatComesNear) {
  const DocumentScore score = compared(
      R"({"units": [{"name": "Enheten för vård och omsorg om äldre", "parent": "K"}, {"name": "K"}],
          "posts": [{"person": "E", "title": "chef", "unit": "K"}],
          "dates": [{"value": "2024", "role": "start"}],
          "amounts": [{"min": 5, "max": 5, "unit": "SEK", "kind": "cost", "period": "year"}],
          "changes": [{"kind": "split", "from": ["K"], "to": ["A", "B"]}, {"kind": "create", "to": ["K"]}],
          "goals": [{"text": "a b c d", "label": "1"}]})",
      R"({"units": [{"id": "u1", "name": "enheten för vård och omsorg äldre", "parent": "u2"}, {"id": "u2", "name": "K"}],
          "posts": [{"person": "E", "title": "direktör", "unit": "u2"}],
          "dates": [{"value": "2024", "role": "end"}, {"value": "2023", "role": "end"}],
          "amounts": [{"min": 5, "max": 5, "unit": "SEK", "kind": "saving"}],
          "changes": [{"kind": "split", "from": ["u2"], "to": ["A"]}, {"kind": "create", "to": ["C"]}],
          "goals": [{"text": "a b c x"}]})",
      {false, true});
  const std::vector<std::string> strict = {"1 1 1", "0 0 1", "0 1 1", "0 1 1",
                                           "0 2 1", "0 1 1", "0 2 2"};
  const std::vector<std::string> relaxed = {"2 0 0", "1 0 0", "1 0 0", "1 0 0",
                                            "1 1 0", "1 0 0", "1 1 1"};
  for (const Kind kind : kKinds) {
    EXPECT_EQ(row(score.strict, row_of(kind)), strict[static_cast<std::size_t>(kind)])
        << name_of(kind);
    EXPECT_EQ(row(score.relaxed, row_of(kind)), relaxed[static_cast<std::size_t>(kind)])
        << name_of(kind);
  }
}

}  // namespace
}  // namespace orgkarta::evaluate
