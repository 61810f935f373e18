// Bodies by names that no rule sees as such.
#include "pipeline/facts/plain_names.h"

#include <gtest/gtest.h>

#include "pipeline/facts/name_list.h"
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

std::vector<std::string> split(const std::string& list) {
  HandMade text(list);
  text.lexicon("list_conjunctions", {{"and", "and"}, {"plus", "plus"}});
  text.lexicon("strong_conjunctions", {{"plus", "plus"}});
  const View& view = text.view();
  std::vector<std::string> names;
  for (const Span name : split_names(view, {0, static_cast<std::uint32_t>(list.size())})) {
    names.emplace_back(view.slice(name));
  }
  return names;
}

TEST(PlainNames, AConjunctionBeforeTheLastCommaJoinsWords) {
  EXPECT_EQ(split("A and B, C and D"), (std::vector<std::string>{"A and B", "C", "D"}));
  EXPECT_EQ(split("Roads and parks, Leisure, Meals"),
            (std::vector<std::string>{"Roads and parks", "Leisure", "Meals"}));
}

TEST(PlainNames, WhereAStrongerConjunctionStandsWeakerOnesJoinWords) {
  EXPECT_EQ(split("A, B and C plus D and E"),
            (std::vector<std::string>{"A", "B and C", "D and E"}));
}

TEST(PlainNames, AreWrittenWithACapitalAndWithoutFigures) {
  const HandMade text("VA Growing up 24 places meals");
  const View& view = text.view();
  EXPECT_TRUE(is_plain_name(view, text.find("VA")));
  EXPECT_TRUE(is_plain_name(view, text.find("Growing up")));
  EXPECT_FALSE(is_plain_name(view, text.find("24 places")));
  EXPECT_FALSE(is_plain_name(view, text.find("meals")));
}

std::string leading(const std::string& item) {
  HandMade text({{BlockKind::list_item, item}});
  text.lexicon("list_conjunctions", {{"and", "and"}});
  text.lexicon("after_bodies", {{"where", "where"}});
  const View& view = text.view();
  const auto name = leading_name(view, view.block(0));
  return name ? std::string(view.slice(*name)) : std::string();
}

TEST(PlainNames, GoOnBehindACommaInAListOfWords) {
  EXPECT_EQ(leading("Roads, parks and baths. Head is A"), "Roads, parks and baths");
  EXPECT_EQ(leading("Roads, where parks and baths are too"), "Roads");
  EXPECT_EQ(leading("Roads, head A"), "Roads");
}

TEST(PlainNames, MayBeWhatAColumnIsCalledIfTheyAreFields) {
  HandMade text("Schools Unit");
  text.lexicon("post_columns", {{"schools", "unit"}, {"unit", "unit"}});
  text.lexicon("service_fields", {{"schools", "schools"}});
  EXPECT_TRUE(is_plain_name(text.view(), text.find("Schools")));
  EXPECT_FALSE(is_plain_name(text.view(), text.find("Unit")));
}

TEST(PlainNames, OfFieldsAreMadeOfKnownOnes) {
  HandMade text("roads and parks, roads and joy");
  text.lexicon("service_fields", {{"roads", "roads"}, {"parks", "parks"}});
  text.lexicon("list_conjunctions", {{"and", "and"}});
  const View& view = text.view();
  EXPECT_TRUE(is_field_name(view, text.find("roads and parks")));
  EXPECT_FALSE(is_field_name(view, text.find("roads and joy")));
}

}  // namespace
}  // namespace orgkarta::facts
