// Names without an article: where they stand alone, and one beside the other.
#include <gtest/gtest.h>

#include "pipeline/facts/units.h"
#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

/// How many of the bodies `names`, all without an article, the text is taken to name.
int named(HandMade& text, std::initializer_list<std::string_view> names) {
  text.lexicon("list_conjunctions", {{"and", "and"}});
  for (const std::string_view name : names) {
    text.mention(MentionType::unit, name, {}, {{"kind", "committee"}, {"indefinite", "true"}});
  }
  const UnitTable table = resolve_units(text.view());
  int count = 0;
  for (const auto& e : table.entries()) count += !e.candidate;
  return count;
}

TEST(UnitAlone, ACellBesideFiguresNamesABody) {
  HandMade text({{BlockKind::table_row, "School committee\t12,3"},
                 {BlockKind::paragraph, "Leisure committee (LC) 9,1"},
                 {BlockKind::paragraph, "Care committee is a word"}});
  EXPECT_EQ(named(text, {"School committee", "Leisure committee", "Care committee"}), 2);
}

TEST(UnitAlone, SeveralInOneBreathNameBodies) {
  HandMade text(
      {{BlockKind::paragraph, "Both school committee, care committee and leisure committee."}});
  EXPECT_EQ(named(text, {"school committee", "care committee", "leisure committee"}), 3);
}

TEST(UnitAlone, AWordBetweenThemMeansNone) {
  HandMade text({{BlockKind::paragraph, "A school committee, a care committee."}});
  EXPECT_EQ(named(text, {"school committee", "care committee"}), 0);
}

}  // namespace
}  // namespace orgkarta::facts
