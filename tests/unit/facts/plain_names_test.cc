// Bodies by names that no rule sees as such.
#include "pipeline/facts/plain_names.h"

#include <gtest/gtest.h>

#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

Span line_of(const View& view, std::uint32_t block) { return view.block(block).content; }

class PlainUnit : public ::testing::Test {
 protected:
  PlainUnit()
      : doc_({{BlockKind::paragraph, "Growing up (GU)"},
              {BlockKind::paragraph, "Growing old"},
              {BlockKind::paragraph, "Department Schools"},
              {BlockKind::paragraph, "Schools"}}) {
    doc_.lexicon("unit_heads_bare", {{"department", "department"}});
  }

  HandMade doc_;
};

TEST_F(PlainUnit, IsFoundByItsNameWithoutParentheses) {
  const View& view = doc_.view();
  UnitTable table(view);
  const UnitIndex unit = table.add("Growing up", UnitKind::department, {}, false);
  EXPECT_EQ(plain_unit(view, table, line_of(view, 0)), unit);
  EXPECT_FALSE(plain_unit(view, table, line_of(view, 1)));
}

TEST_F(PlainUnit, IsNoneThatOnlyMayBeOne) {
  const View& view = doc_.view();
  UnitTable table(view);
  table.add("Growing old", UnitKind::department, {}, true);
  EXPECT_FALSE(plain_unit(view, table, line_of(view, 1)));
}

TEST_F(PlainUnit, IsThatOfItsNounAndName) {
  const View& view = doc_.view();
  UnitTable table(view);
  const UnitIndex unit = table.add("Department Schools", UnitKind::department, {}, false);
  EXPECT_EQ(plain_unit(view, table, line_of(view, 3)), unit);
}

TEST_F(PlainUnit, MayBeAnyCapitalisedWords) {
  const View& view = doc_.view();
  EXPECT_TRUE(is_plain_name(view, line_of(view, 1)));
  const Span lower{line_of(view, 1).begin + 8, line_of(view, 1).end};
  EXPECT_FALSE(is_plain_name(view, lower));
}

}  // namespace
}  // namespace orgkarta::facts
