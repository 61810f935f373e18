#include "pipeline/app/identity_numbers.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace orgkarta::app {
namespace {

// Numbers that Skatteverket publishes for tests, and made-up ones whose check digit holds.
TEST(IdentityNumbers, AllWaysOfWritingAreMasked) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"811218-9876", "******-****"},
      {"19811218-9876", "********-****"},
      {"8112189876", "**********"},
      {"198112189876", "************"},
      {"811218+9876", "******+****"},
      {"811218 9876", "****** ****"},
      {"811218 - 9876", "****** - ****"},
      {"811218\xE2\x80\x93"
       "9876",
       "******\xE2\x80\x93****"},
      {"(811218-9876), 811218-9876.", "(******-****), ******-****."},
      {"701063-2391", "******-****"},  // a coordination number: day 3 plus 60
  };
  for (const auto& [text, expected] : cases) {
    std::string masked = text;
    EXPECT_GE(mask_identity_numbers(masked), 1U) << text;
    EXPECT_EQ(masked, expected);
  }
}

TEST(IdentityNumbers, OtherNumbersStay) {
  for (const std::string text : {
           "811218-9875",  // check digit
           "556036-0793",  // an organisation's number: month 60
           "811318-9876",  // no such month
           "2024-03-05",
           "13-2024/0012",
           "0123-45 67 89",
           "1 234 567 890",
           "811218-98765",
           "1811218-9876",
           "81121898765",
           "811218\n9876",
           "2 800 000 kronor",
           "",
       }) {
    std::string masked = text;
    EXPECT_EQ(mask_identity_numbers(masked), 0U) << text;
    EXPECT_EQ(masked, text);
  }
}

TEST(IdentityNumbers, AreCounted) {
  std::string text = "811218-9876 och 198112189876";
  EXPECT_EQ(mask_identity_numbers(text), 2U);
}

}  // namespace
}  // namespace orgkarta::app
