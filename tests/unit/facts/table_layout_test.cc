#include "pipeline/facts/table_layout.h"

#include <gtest/gtest.h>

#include "pipeline/facts/figure_lines.h"
#include "pipeline/facts/table_totals.h"
#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

using enum BlockKind;
using Blocks = std::vector<std::pair<BlockKind, std::string>>;

/// A document with the words that the tests' tables are written with.
class Page : public HandMade {
 public:
  explicit Page(const Blocks& lines) : HandMade(lines) {
    lexicon("amount_headings", {{"saving", "saving"},
                                {"cost", "cost"},
                                {"investment", "investment"},
                                {"budget", "budget"},
                                {"outcome", "cost"},
                                {"effect", "effect"}});
    lexicon("currencies", {{"tkr", "1000"}, {"mkr", "1000000"}});
    lexicon("table_scales", {{"thousands", "1000"}});
    lexicon("table_periods", {{"yearly", "year"}});
    lexicon("table_measures", {{"staff", "people"}, {"number", "count"}});
    lexicon("count_words", {{"number", "number"}});
    lexicon("total_rows", {{"sum", "sum"}});
    lexicon("of_these", {{"of which", "of which"}});
    lexicon("target_columns", {{"goal", "goal"}});
  }

  FigureMeaning cell(std::uint32_t block, std::size_t at) const {
    const auto tables = read_tables(view(), "");
    return meaning_of(tables.at(0), read_table_row(view(), view().block(block)), at);
  }

  std::vector<std::string> warnings() const {
    std::vector<std::string> out;
    for (const Table& t : read_tables(view(), ""))
      check_totals(view(), t, read_rows(view(), t), out);
    return out;
  }
};

TEST(TableCells, FindsFiguresThatRanIntoOneCell) {
  const Page page({{table_row, "1 482,3 1 501,0 1 517,6"}});
  const auto parts = figures_in(page.view(), page.find("1 482,3 1 501,0 1 517,6"));
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(page.view().slice(parts[1]), "1 501,0");
}

TEST(TableCells, LeavesAFigureWithThousandsWhole) {
  const Page page({{table_row, "1 482 300"}});
  EXPECT_EQ(figures_in(page.view(), page.find("1 482 300")).size(), 1U);
}

TEST(TableColumns, HeadsThatRanIntoOneCellArePartedByTheirKinds) {
  const Page page({{table_row, "Board\tBudget year Outcome Effect"},
                   {paragraph, "(sums in tkr)"},
                   {table_row, "Parks\t12 400\t12 900\t500"}});
  EXPECT_EQ(page.cell(2, 1).kind, AmountKind::budget);
  EXPECT_EQ(page.cell(2, 2).kind, AmountKind::cost);
  EXPECT_EQ(page.cell(2, 3).kind, AmountKind::effect);
}

TEST(TableColumns, HeadsStayInOneCellThatRowsHaveOneFor) {
  const Page page({{table_row, "Board\tBudget Outcome, tkr"}, {table_row, "Parks\t12 400"}});
  EXPECT_EQ(page.cell(1, 1).kind, AmountKind::budget);
}

TEST(TableColumns, ALabelOnTheLineBeforeBelongsToItsRow) {
  const Page page({{table_row, "Board\tBudget, tkr\tOutcome"},
                   {table_row, "Parks\t12 400\t12 900"},
                   {paragraph, "Individuals and families"},
                   {table_row, "131 000\t154 000"}});
  const auto tables = read_tables(page.view(), "");
  ASSERT_EQ(tables.size(), 1U);
  const auto rows = read_rows(page.view(), tables[0]);
  ASSERT_EQ(rows.back().cells.size(), 3U);
  EXPECT_EQ(page.view().slice(rows.back().cells[0]), "Individuals and families");
}

TEST(TableCells, RowsOfSharesAreNoHeader) {
  const Page page(
      {{table_row, "measure\tnow\tgoal 2026"}, {table_row, "content\t78 %\tat least 85 %"}});
  EXPECT_TRUE(is_header(page.view(), table_cells(page.view(), page.view().block(0))));
  EXPECT_FALSE(is_header(page.view(), table_cells(page.view(), page.view().block(1))));
  EXPECT_TRUE(page.cell(1, 2).goal);
}

TEST(TableLayout, GoesOnBehindALabelThatIsWrapped) {
  const Page page({{table_row, "measure\tgoal 2026"},
                   {paragraph, "Pupils of grade 9 who may go on to"},
                   {table_row, "upper school\t90"}});
  const auto tables = read_tables(page.view(), "");
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].last, 3U);
}

TEST(FigureLines, ReadSignsDecimalsAndNumberedNames) {
  const Page signs(
      {{paragraph, "2024 2025"}, {paragraph, "Board +2,1"}, {paragraph, "School -7,3 1,5"}});
  const orgkarta::facts::Lines lines = lines_from(signs.view(), 0);
  ASSERT_EQ(lines.all.size(), 2U);
  EXPECT_EQ(signs.view().slice(lines.all[0].figures.at(0)), "+2,1");
  EXPECT_EQ(lines.all[1].figures.size(), 2U);
  const Page names({{paragraph, "Fewer classes in grade 7"},
                    {paragraph, "3 250"},
                    {paragraph, "Food"},
                    {paragraph, "700"}});
  const auto read = lines_from(names.view(), 0).all;
  ASSERT_EQ(read.size(), 4U);
  EXPECT_TRUE(read[0].figures.empty());
  EXPECT_EQ(names.view().slice(names_of(read).at(0)), "Fewer classes in grade 7");
}

TEST(TableCells, TellsFiguresFromYears) {
  EXPECT_EQ(cell_figure("20,1"), 20.1);
  EXPECT_EQ(cell_figure("-1 402"), -1402);
  EXPECT_EQ(cell_figure("−3"), -3);
  EXPECT_FALSE(cell_figure("2024"));
  EXPECT_FALSE(cell_figure("4 mkr"));
}

TEST(TableLayout, ColumnsWithoutAHeadOverTheLabelsStandOneToTheRight) {
  const Page page({{table_row, "Budget, mkr\tOutcome"}, {table_row, "School\t9,6\t9,2"}});
  EXPECT_EQ(page.cell(1, 1).kind, AmountKind::budget);
  EXPECT_EQ(page.cell(1, 2).kind, AmountKind::cost);
  EXPECT_EQ(page.cell(1, 2).scale, 1e6);
}

TEST(TableLayout, ColumnGoesBeforeARowOfCosts) {
  const Page page({{table_row, "tkr\tBudget 2025"}, {table_row, "Net cost\t40"}});
  EXPECT_EQ(page.cell(1, 1).kind, AmountKind::budget);
}

TEST(TableLayout, UnitMayStandUnderTheTable) {
  const Page page({{table_row, "Saving\t2025"}, {table_row, "School\t40"}, {paragraph, "In tkr"}});
  EXPECT_EQ(page.cell(1, 1).scale, 1000);
}

TEST(TableLayout, LineThatNamesAPartBelongsToTheTable) {
  const Page page({{table_row, "tkr\t2025"},
                   {table_row, "School\t40"},
                   {paragraph, "Investment"},
                   {table_row, "Roof\t7"}});
  const auto tables = read_tables(page.view(), "");
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables.front().last, 4U);
}

TEST(TableLayout, YearlyColumn) {
  const Page page({{table_row, "tkr\t2025\tYearly"}, {table_row, "School\t40\t80"}});
  EXPECT_FALSE(page.cell(1, 1).period);
  EXPECT_EQ(page.cell(1, 2).period, Period::year);
}

TEST(TableLayout, RowMayCountStaffInATableOfMoney) {
  const Page page({{table_row, "tkr\t2025"}, {table_row, "Number of staff\t40"}});
  EXPECT_EQ(page.cell(1, 1).measure, Measure::people);
}

TEST(TableLayout, SignTellsSavingsFromCosts) {
  EXPECT_EQ(signed_kind(AmountKind::effect, true, true), AmountKind::saving);
  EXPECT_EQ(signed_kind(AmountKind::effect, false, true), AmountKind::cost);
  EXPECT_EQ(signed_kind(AmountKind::effect, false, false), AmountKind::effect);
  EXPECT_EQ(signed_kind(AmountKind::result, true, true), AmountKind::result);
}

TEST(TableTotals, AgreeUpToRounding) {
  const Page page({{table_row, "mkr\tBudget"},
                   {table_row, "A\t1,2"},
                   {table_row, "B\t2,2"},
                   {table_row, "Of which C\t1,0"},
                   {table_row, "Sum\t3,5"}});
  EXPECT_TRUE(page.warnings().empty());
}

TEST(TableTotals, WarnsOfATotalThatItsRowsDoNotMake) {
  const Page page({{table_row, "tkr\tBudget"},
                   {table_row, "A\t100"},
                   {table_row, "B\t200"},
                   {table_row, "Sum\t350"}});
  ASSERT_EQ(page.warnings().size(), 1U);
  EXPECT_EQ(page.warnings().front(), "amounts: \"Sum\" is 350, the rows above add up to 300");
}

TEST(TableTotals, TotalOfTotals) {
  const Page page({{table_row, "tkr\tBudget"},
                   {table_row, "A\t100"},
                   {table_row, "B\t200"},
                   {table_row, "Sum north\t300"},
                   {table_row, "C\t10"},
                   {table_row, "D\t20"},
                   {table_row, "Sum south\t30"},
                   {table_row, "Sum\t330"}});
  EXPECT_TRUE(page.warnings().empty());
}

}  // namespace
}  // namespace orgkarta::facts
