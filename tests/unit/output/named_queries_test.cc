#include "output/named_queries.h"

#include <gtest/gtest.h>

#include <set>

#include "output/database.h"
#include "output/question.h"
#include "output/read_database.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

TEST(NamedQueries, HeadsAreRead) {
  const NamedQuery query = read_named_query(
      "q", "-- Who?\n-- More of it.\n-- :a the a\n-- :b [] the b\n-- :c [2 d] the c\nSELECT 1;\n");
  EXPECT_EQ(query.about, "Who?");
  ASSERT_EQ(query.parameters.size(), 3U);
  EXPECT_TRUE(query.parameters[0].required);
  EXPECT_EQ(query.parameters[0].meaning, "the a");
  EXPECT_FALSE(query.parameters[1].required);
  EXPECT_EQ(query.parameters[1].fallback, std::nullopt);
  EXPECT_EQ(query.parameters[1].meaning, "the b");
  EXPECT_EQ(query.parameters[2].fallback, "2 d");
  EXPECT_EQ(query.parameters[2].meaning, "the c");
  EXPECT_THROW(read_named_query("q", "SELECT 1"), std::logic_error);
}

/// Each is valid SQL for a database as it is made, and has the parameters that its head tells.
TEST(NamedQueries, HeadsTellTheParametersThatThereAre) {
  const Scratch dir;
  Database made(dir / "orgkarta.db", 0.5);
  made.finish({"0.1.0", "abc", "{}", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"});
  made.commit();
  const auto db = read_database(dir / "orgkarta.db");
  EXPECT_GE(named_queries().size(), 18U);
  for (const NamedQuery& query : named_queries()) {
    const Question question(*db, query.sql);
    std::set<std::string> told;
    for (const QueryParameter& p : query.parameters) {
      told.insert(p.name);
      EXPECT_FALSE(p.meaning.empty()) << query.name << " " << p.name;
    }
    const auto& used = question.parameters();
    EXPECT_EQ(told, std::set<std::string>(used.begin(), used.end())) << query.name;
    EXPECT_TRUE(query.about.ends_with('?')) << query.name;
  }
}

}  // namespace
}  // namespace orgkarta::output
