#include "pipeline/facts/numbers.h"

#include <gtest/gtest.h>

namespace orgkarta::facts {
namespace {

TEST(Numbers, AsSwedishTextsWriteThem) {
  const std::pair<std::string_view, std::optional<double>> cases[] = {{"12", 12},
                                                                      {"2,8", 2.8},
                                                                      {"47 767", 47767},
                                                                      {"47.767", 47767},
                                                                      {"733,8", 733.8},
                                                                      {"1.5", 1.5},
                                                                      {"1 234,5", 1234.5},
                                                                      {"1.234.567", 1234567},
                                                                      {"0,25", 0.25},
                                                                      {"", std::nullopt},
                                                                      {"tolv", std::nullopt},
                                                                      {"1,2,3", std::nullopt},
                                                                      {"12 kr", std::nullopt}};
  for (const auto& [text, value] : cases) EXPECT_EQ(parse_number(text), value) << text;
}

TEST(Numbers, IntegersHaveOneToFourDigits) {
  EXPECT_EQ(parse_int("2024"), 2024);
  EXPECT_EQ(parse_int("07"), 7);
  for (const std::string_view bad : {"", "20245", "1a", " 1", "1,0"})
    EXPECT_EQ(parse_int(bad), std::nullopt) << bad;
}

TEST(Numbers, PaddedWithZeros) {
  EXPECT_EQ(padded(7, 2), "07");
  EXPECT_EQ(padded(2024, 2), "2024");
}

}  // namespace
}  // namespace orgkarta::facts
