#include "pipeline/facts/given_names.h"

#include <gtest/gtest.h>

#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

TEST(GivenNames, TheLastBeforeElseTheFirst) {
  HandMade doc("Eva goes. Eva Ek leads. Then Eva Ek.");
  const std::uint32_t first = doc.mention(MentionType::person, "Eva Ek").span.begin;
  const std::uint32_t second = doc.find("Eva Ek", first + 1).begin;
  doc.mention(MentionType::person, doc.find("Eva Ek", first + 1));
  const GivenNames names(doc.view());
  EXPECT_EQ(names.called("Eva", 0), 0U);
  EXPECT_EQ(names.called("Eva", second), 0U);
  EXPECT_EQ(names.called("Eva", second + 1), 1U);
  EXPECT_FALSE(names.called("Bo", 30));
  EXPECT_FALSE(names.called("Eva Ek", 30));
}

TEST(GivenNames, TwoOfTheSameGivenNameAreNeitherOfThem) {
  HandMade doc("Eva Ek and Eva Berg and Bo Ek Lund.");
  doc.mention(MentionType::person, "Eva Ek");
  doc.mention(MentionType::name, "Eva Berg");
  doc.mention(MentionType::person, "Bo Ek Lund");
  const GivenNames names(doc.view());
  EXPECT_FALSE(names.called("Eva", 30));
  EXPECT_EQ(names.called("Bo", 30), 2U);
  EXPECT_EQ(names.called("Bo Ek", 30), 2U);
}

}  // namespace
}  // namespace orgkarta::facts
