// Tables whose header says which column holds which bodies.
#include <gtest/gtest.h>

#include "pipeline/facts/parents.h"
#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

/// The name of the body that `name` belongs to; empty if to none.
std::string parent_of(const UnitTable& table, std::string_view name) {
  for (const auto& e : table.entries()) {
    if (e.unit.name == name && e.parent) return table.entries()[*e.parent].unit.name;
  }
  return {};
}

UnitTable read(HandMade& text) {
  text.lexicon("unit_heads_bare", {{"Office", "office"}, {"Unit", "unit"}});
  text.mention(MentionType::unit, "Alpha", {}, {{"kind", "office"}});
  text.mention(MentionType::unit, "Beta", {}, {{"kind", "unit"}});
  text.mention(MentionType::unit, "Gamma", {}, {{"kind", "unit"}});
  UnitTable table = resolve_units(text.view());
  read_unit_columns(text.view(), table);
  return table;
}

TEST(UnitColumns, ABodyBelongsToTheOneLeftOfItOrAboveThat) {
  HandMade text({{BlockKind::table_row, "Office\tUnit"},
                 {BlockKind::table_row, "Alpha\tBeta"},
                 {BlockKind::table_row, "\tGamma"}});
  const UnitTable table = read(text);
  EXPECT_EQ(parent_of(table, "Beta"), "Alpha");
  EXPECT_EQ(parent_of(table, "Gamma"), "Alpha");
}

TEST(UnitColumns, AreReadOnlyBelowAHeader) {
  HandMade text({{BlockKind::table_row, "Before\tAfter"},
                 {BlockKind::table_row, "Alpha\tBeta"},
                 {BlockKind::table_row, "\tGamma"}});
  EXPECT_EQ(parent_of(read(text), "Beta"), "");
}

}  // namespace
}  // namespace orgkarta::facts
