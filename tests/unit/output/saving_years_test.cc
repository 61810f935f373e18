// Which of a sentence's years a figure is told for.
#include "output/saving_years.h"

#include <gtest/gtest.h>

namespace orgkarta::output {
namespace {

/// "F" a figure, else a year; a place each.
std::vector<FigureOrYear> sentence(const std::vector<std::string>& told) {
  std::vector<FigureOrYear> out;
  for (const std::string& one : told) {
    out.push_back({static_cast<std::uint32_t>(10 * out.size()), one == "F" ? 0 : std::stoi(one)});
  }
  return out;
}

int year(const std::vector<std::string>& told, std::size_t figure) {
  return year_of_figure(sentence(told), static_cast<std::uint32_t>(10 * figure)).value_or(0);
}

TEST(SavingYears, TheOnlyYearOfASentence) {
  EXPECT_EQ(year({"2026", "F"}, 1), 2026);
  EXPECT_EQ(year({"F", "2026"}, 0), 2026);
  EXPECT_EQ(year({"2025", "F", "F"}, 2), 2025);
}

TEST(SavingYears, YearsThatLeadGoWithTheFigureBehindThem) {
  EXPECT_EQ(year({"2013", "F", "2014", "F"}, 1), 2013);
  EXPECT_EQ(year({"2013", "F", "2014", "F"}, 3), 2014);
}

TEST(SavingYears, YearsThatFollowGoWithTheFigureBeforeThem) {
  EXPECT_EQ(year({"F", "2025", "F", "2026"}, 0), 2025);
  EXPECT_EQ(year({"F", "2025", "F", "2026"}, 2), 2026);
  EXPECT_EQ(year({"2025", "F", "2026", "F", "2027"}, 1), 2026);
  EXPECT_EQ(year({"2025", "F", "2026", "F", "2027"}, 3), 2027);
}

TEST(SavingYears, AnotherFiguresYearIsNotTaken) {
  EXPECT_EQ(year({"F", "F", "2024"}, 0), 0);
  EXPECT_EQ(year({"F", "F", "2024"}, 1), 2024);
  EXPECT_EQ(year({"F", "2028", "2027", "F"}, 3), 2027);
  EXPECT_EQ(year({"F"}, 0), 0);
  EXPECT_EQ(year({}, 0), 0);
}

}  // namespace
}  // namespace orgkarta::output
