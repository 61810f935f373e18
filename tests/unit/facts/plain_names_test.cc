// Names that do not say that they are bodies: alone, made of fields of work, several in a list.
#include "pipeline/facts/plain_names.h"

#include <gtest/gtest.h>

#include "pipeline/facts/name_list.h"
#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

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
