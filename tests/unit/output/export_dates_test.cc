#include <gtest/gtest.h>

#include "output/export/iso_prefix.h"

namespace orgkarta::output {
namespace {

std::string prefix(std::string_view edtf) { return iso_prefix(edtf).value_or("none"); }

TEST(IsoPrefix, DaysMonthsAndYearsAreTheirOwn) {
  EXPECT_EQ(prefix("2024-05-01"), "2024-05-01");
  EXPECT_EQ(prefix("2024-02"), "2024-02");
  EXPECT_EQ(prefix("2024"), "2024");
}

TEST(IsoPrefix, SeasonsQuartersAndHalvesAreTheirYear) {
  for (const char* edtf : {"2024-21", "2024-23", "2024-33", "2024-37", "2024-41"}) {
    EXPECT_EQ(prefix(edtf), "2024") << edtf;
  }
}

TEST(IsoPrefix, WinterLiesInTwoYears) { EXPECT_EQ(prefix("2023-24"), "none"); }

TEST(IsoPrefix, IntervalsAreNone) {
  EXPECT_EQ(prefix("2024-08/2025-06"), "none");
  EXPECT_EQ(prefix("2024/2025"), "none");
  EXPECT_EQ(prefix("2024-01/2024-12"), "none");
}

TEST(IsoPrefix, AnUnknownYearIsNone) {
  EXPECT_EQ(prefix("XXXX-05-01"), "none");
  EXPECT_EQ(prefix(""), "none");
  EXPECT_EQ(prefix("soon"), "none");
}

TEST(IsoPrefix, OfWhatIsAboutSoTheLastPartIsNotSure) {
  EXPECT_EQ(prefix("2024-05-01~"), "2024-05");
  EXPECT_EQ(prefix("2024-05~"), "2024");
  EXPECT_EQ(prefix("2024~"), "none");
}

}  // namespace
}  // namespace orgkarta::output
