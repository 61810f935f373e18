// Plain headings over sections that tell who leads.
#include <gtest/gtest.h>

#include "pipeline/facts/parents.h"
#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

/// The name of the body that `name` belongs to; nothing where there is no such body, "" where it
/// belongs to none.
std::optional<std::string> parent_of(const UnitTable& table, std::string_view name) {
  for (const auto& e : table.entries()) {
    if (e.unit.name != name) continue;
    return e.parent ? table.entries()[*e.parent].unit.name : std::string();
  }
  return std::nullopt;
}

UnitTable read(HandMade& text) {
  text.lexicon("heads_of_parts", {{"manager", "department"}});
  text.mention(MentionType::unit, "Alpha office", {}, {{"kind", "office"}});
  UnitTable table = resolve_units(text.view());
  return table;
}

TEST(HeadedParts, TwoHeadingsOverTheSameTitleAreBodies) {
  HandMade text({{BlockKind::title, "Alpha office"},
                 {BlockKind::heading, "Elder care"},
                 {BlockKind::label_value, "Manager: Eva Ek"},
                 {BlockKind::heading, "Child care"},
                 {BlockKind::label_value, "Manager: Bo By"}});
  UnitTable table = read(text);
  text.mention(MentionType::title, "Manager");
  text.mention(MentionType::person, "Eva Ek");
  const std::uint32_t second = text.find("Manager: Bo").begin;
  text.mention(MentionType::title, Span{second, second + 7});
  text.mention(MentionType::person, "Bo By");
  Outline outline(5);
  read_headed_parts(text.view(), table, outline);
  EXPECT_EQ(parent_of(table, "Elder care"), "Alpha office");
  EXPECT_EQ(parent_of(table, "Child care"), "Alpha office");
  ASSERT_TRUE(outline[2]);
  EXPECT_EQ(table.entries()[*outline[2]].unit.name, "Elder care");
}

TEST(HeadedParts, OneAloneMayBeAnyHeading) {
  HandMade text({{BlockKind::title, "Alpha office"},
                 {BlockKind::heading, "Get in touch"},
                 {BlockKind::label_value, "Manager: Eva Ek"}});
  UnitTable table = read(text);
  text.mention(MentionType::title, "Manager");
  text.mention(MentionType::person, "Eva Ek");
  Outline outline(3);
  read_headed_parts(text.view(), table, outline);
  EXPECT_FALSE(parent_of(table, "Get in touch"));
}

}  // namespace
}  // namespace orgkarta::facts
