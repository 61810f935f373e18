// The labels before goals, and where their words begin and end.
#include "pipeline/facts/goal_words.h"

#include <gtest/gtest.h>

#include "support.h"

namespace orgkarta::facts {
namespace {

/// A document of one line with the lexicons of goals.
class Line {
 public:
  explicit Line(std::string text) : made_(std::move(text)) {
    made_.lexicon("goal_labels", {{"goal", "goal"}, {"area", "area"}, {"task", "mission"}})
        .lexicon("goal_marks", {{"to", "to"}})
        .lexicon("goal_joins", {{"and", "and"}})
        .lexicon("goal_verdicts", {{"outcome", "outcome"}})
        .lexicon("goal_headings", {{"goals", "goal"}, {"foregoals", "none"}})
        .lexicon("goal_heading_tails", {{"for", "for"}});
  }
  const View& view() const { return made_.view(); }
  const Block& block() const { return view().block(0); }
  Span all() const { return block().content; }
  std::string said(Span span) const { return std::string(view().slice(span)); }

 private:
  HandMade made_;
};

struct Labelled {
  std::string line;
  std::string number;
  std::string text;
};

class SpokenLabelTest : public testing::TestWithParam<Labelled> {};

TEST_P(SpokenLabelTest, PartsTheLabelFromTheWords) {
  const Line line(GetParam().line);
  const auto label = spoken_label(line.view(), line.all());
  ASSERT_TRUE(label);
  EXPECT_EQ(line.said(label->number), GetParam().number);
  EXPECT_EQ(line.said(label->text), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Lines, SpokenLabelTest,
                         testing::Values(Labelled{"Goal 3. Safe roads", "3", "Safe roads"},
                                         Labelled{"Goal 1:2 Safe roads", "1:2", "Safe roads"},
                                         Labelled{"Goal A: Safe roads", "A", "Safe roads"},
                                         Labelled{"Goal 2\tsafe roads", "2", "safe roads"},
                                         Labelled{"Goal 2 – Safe roads", "2", "Safe roads"},
                                         Labelled{"Strategic goal 2 Safe roads", "2", "Safe roads"},
                                         Labelled{"Goal: Safe roads", "", "Safe roads"},
                                         Labelled{"Goal 3", "3", ""},
                                         Labelled{"Task 4: Mend roads", "4", "Mend roads"}));

class NoLabelTest : public testing::TestWithParam<std::string> {};

TEST_P(NoLabelTest, IsNoLabel) {
  const Line line(GetParam());
  EXPECT_FALSE(spoken_label(line.view(), line.all()));
}

INSTANTIATE_TEST_SUITE_P(Lines, NoLabelTest,
                         testing::Values("Goal 1 and 2 belong together", "Goal 2025 is high",
                                         "Task: Chair", "Goals: many", "Goal", "Safe roads", ""));

TEST(SpokenLabel, KnowsAnArea) {
  const Line line("Area 1: Safety");
  EXPECT_TRUE(spoken_label(line.view(), line.all())->area);
}

TEST(CodeLabel, TakesLettersWithAndWithoutAFigure) {
  const Line letter("B The debt may not grow.");
  const auto b = code_label(letter.view(), letter.all());
  ASSERT_TRUE(b);
  EXPECT_EQ(letter.said(b->code), "B");
  EXPECT_EQ(letter.said(b->text), "The debt may not grow.");
  const Line figure("E1 80 percent are content.");
  const auto e = code_label(figure.view(), figure.all());
  ASSERT_TRUE(e);
  EXPECT_EQ(figure.said(e->code), "E1");
}

TEST(CodeLabel, LeavesWords) {
  for (const char* text : {"We grow.", "A little more", "IT Department", "80 percent"}) {
    const Line line(text);
    EXPECT_FALSE(code_label(line.view(), line.all())) << text;
  }
}

TEST(GoalWords, LeavesMarksAndJoins) {
  const Line item("to mend the roads, and");
  EXPECT_EQ(item.said(goal_words(item.view(), item.all())), "mend the roads");
  const Line cells("Absence, percent\t8,9\t7,5");
  EXPECT_EQ(cells.said(goal_words(cells.view(), cells.all())), "Absence, percent");
}

TEST(GoalWords, EndBeforeTheVerdict) {
  const Line line("Safe roads Outcome: partly");
  EXPECT_EQ(line.said(before_verdict(line.view(), line.all())), "Safe roads");
  const Line none("Safe roads: all of them");
  EXPECT_EQ(none.said(before_verdict(none.view(), none.all())), "Safe roads: all of them");
}

TEST(HeadingKind, LooksPastYearsAndRemarks) {
  for (const char* text : {"Goals", "Our goals:", "Goals 2025", "Goals for 2024–2027",
                           "Goals (measured in spring)", "What are our goals?"}) {
    const Line line(text);
    EXPECT_EQ(heading_kind(line.view(), line.block()), GoalKind::goal) << text;
  }
  for (const char* text : {"Foregoals", "Money", ""}) {
    const Line line(text);
    EXPECT_FALSE(heading_kind(line.view(), line.block())) << text;
  }
}

}  // namespace
}  // namespace orgkarta::facts
