#include "pipeline/model/edtf_days.h"

#include <gtest/gtest.h>

namespace orgkarta {
namespace {

std::string days(std::string_view value) {
  const auto range = edtf_days(value);
  return range ? range->first + " " + range->last : "none";
}

TEST(EdtfDays, DaysMonthsYears) {
  EXPECT_EQ(days("2012-05-01"), "2012-05-01 2012-05-01");
  EXPECT_EQ(days("2024-02"), "2024-02-01 2024-02-29");
  EXPECT_EQ(days("1900-02"), "1900-02-01 1900-02-28");
  EXPECT_EQ(days("2012~"), "2012-01-01 2012-12-31");
}

TEST(EdtfDays, PartsOfAYear) {
  EXPECT_EQ(days("2024-21"), "2024-03-01 2024-05-31");
  EXPECT_EQ(days("2023-24"), "2023-12-01 2024-02-29");
  EXPECT_EQ(days("2024-36"), "2024-10-01 2024-12-31");
  EXPECT_EQ(days("2024-37"), "2024-01-01 2024-04-30");
  EXPECT_EQ(days("2024-41"), "2024-07-01 2024-12-31");
}

TEST(EdtfDays, Intervals) {
  EXPECT_EQ(days("2024-08/2025-06"), "2024-08-01 2025-06-30");
  EXPECT_EQ(days("2019/2022"), "2019-01-01 2022-12-31");
}

TEST(EdtfDays, UnknownYearsAndNonsenseHaveNone) {
  for (const char* value : {"XXXX-06-01", "XXXX-21", "", "20", "2012-", "2012-13", "2012-00",
                            "2011-02-29", "2012-05-32", "2012-21-01", "2012/", "/2012",
                            "2012-05-01x", "2025/2024", "2012 05", "2012-5-01"}) {
    EXPECT_EQ(days(value), "none") << value;
  }
}

TEST(IsEdtf, WhatTheContractAllows) {
  for (const char* value :
       {"2012", "2012~", "2012-05", "2012-05~", "2012-05-01", "2012-21", "2012-41", "XXXX-06-01",
        "XXXX-02-29", "XXXX-06", "XXXX-24", "2019/2022", "2024-08/2025-06", "XXXX-06-01/XXXX-08-31",
        "2025-03-17/2025-03-23"}) {
    EXPECT_TRUE(is_edtf(value)) << value;
  }
}

TEST(IsEdtf, WhatItDoesNot) {
  for (const char* value :
       {"", "XXXX", "201X", "2012-32", "2012-25", "2012-21~", "2023-02-29", "2012-W12", "../2012",
        "2012/..", "2012-24/2013-21", "2012-05-01/", "1 maj", "2012-5"}) {
    EXPECT_FALSE(is_edtf(value)) << value;
  }
}

}  // namespace
}  // namespace orgkarta
