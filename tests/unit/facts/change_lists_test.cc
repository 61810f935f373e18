// Bodies in the list below a sentence that announces them, and under a head they share.
#include "pipeline/facts/change_lists.h"

#include <gtest/gtest.h>

#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kReach = 400;

/// The text's bodies, each a unit, by the lines that follow "The following units move:".
struct Announced {
  explicit Announced(const std::vector<std::pair<BlockKind, std::string>>& lines,
                     std::initializer_list<std::string_view> bodies)
      : text(lines) {
    for (const std::string_view body : bodies) {
      text.mention(MentionType::unit, body, {}, {{"kind", "unit"}});
    }
    says.span = {0, static_cast<std::uint32_t>(lines.front().second.size())};
  }

  HandMade text;
  Statement says;
};

TEST(ChangeLists, EveryItemNamesABody) {
  Announced a({{BlockKind::paragraph, "The following units move:"},
               {BlockKind::list_item, "1. Alpha"},
               {BlockKind::list_item, "2. Beta, today at Gamma"},
               {BlockKind::paragraph, "Delta stays."}},
              {"Alpha", "Beta", "Delta"});
  const UnitTable table = resolve_units(a.text.view());
  const auto listed = listed_below(a.text.view(), table, a.says);
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(table.entries()[std::get<UnitIndex>(listed[1])].unit.name, "Beta");
  const Span evidence = with_list(a.text.view(), a.says, table, &listed[0]);
  EXPECT_EQ(evidence.end, a.text.find("1. Alpha").end);
  EXPECT_EQ(with_list(a.text.view(), a.says, table, nullptr).end, a.text.find("at Gamma").end);
}

TEST(ChangeLists, AnItemThatBeginsOtherwiseMakesItNoListOfBodies) {
  Announced a({{BlockKind::paragraph, "The following units move:"},
               {BlockKind::list_item, "Alpha"},
               {BlockKind::list_item, "a new post at Beta"}},
              {"Alpha", "Beta"});
  const UnitTable table = resolve_units(a.text.view());
  EXPECT_TRUE(listed_below(a.text.view(), table, a.says).empty());
}

TEST(ChangeLists, AnItemTooFarOffIsNoEvidence) {
  Announced a({{BlockKind::paragraph, "The following units move:"},
               {BlockKind::list_item, "Alpha" + std::string(kReach, '.')}},
              {"Alpha"});
  const UnitTable table = resolve_units(a.text.view());
  EXPECT_EQ(with_list(a.text.view(), a.says, table, nullptr), a.says.span);
}

TEST(UnitLists, APartOfTheTownTakesTheHeadThoughItsNameEndsLikeABody) {
  HandMade text("the areas East and Centre");
  text.lexicon("list_conjunctions", {{"and", "and"}})
      .lexicon("plural_to_singular", {{"areas", "area"}})
      .lexicon("unit_suffixes", {{"centre", "unit"}});
  const auto names = [&] {
    return expand_list(text.view(),
                       text.mention(MentionType::unit_list, "areas East and Centre",
                                    {{"head", "areas"}, {"items", "East and Centre"}}));
  };
  EXPECT_EQ(names(), (std::vector<std::string>{"area East", "Centre"}));
  text.lexicon("directions", {{"Centre", "Centre"}});
  EXPECT_EQ(names(), (std::vector<std::string>{"area East", "area Centre"}));
}

}  // namespace
}  // namespace orgkarta::facts
