#include "output/dump.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "output/database.h"
#include "output/read_database.h"
#include "sample_record.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

using Json = nlohmann::json;

std::vector<std::string> dumped(const std::filesystem::path& name, const std::string& started) {
  Database made(name, 0.5);
  made.add(full_record());
  made.add(failed_record("b.txt", Outcome::unreadable));
  made.finish({"0.1.0", "abc", "{}", started, "2026-01-01T00:00:01Z"});
  made.commit();
  std::vector<std::string> lines;
  dump(*read_database(name), [&](std::string_view line) { lines.emplace_back(line); });
  return lines;
}

TEST(Dump, HoldsEveryInputAndNoRun) {
  const Scratch dir;
  const auto lines = dumped(dir / "one", "2026-01-01T00:00:00Z");
  std::multiset<std::string> tables;
  for (const std::string& line : lines) tables.insert(Json::parse(line)["table"]);
  EXPECT_EQ(tables.count("documents"), 2U);
  EXPECT_EQ(tables.count("people"), 1U);
  EXPECT_EQ(tables.count("runs"), 0U);
  EXPECT_EQ(lines, dumped(dir / "two", "2025-12-31T00:00:00Z"));
}

TEST(Dump, TellsRowsByPathsAndFacts) {
  const Scratch dir;
  for (const std::string& line : dumped(dir / "one", "2026-01-01T00:00:00Z")) {
    const Json row = Json::parse(line);
    EXPECT_FALSE(row.contains("fact_id")) << line;
    if (row["table"] == "posts") {
      EXPECT_EQ(row["person"], "Eva Ek") << line;
    }
    if (row["table"] == "evidence") {
      EXPECT_EQ(row["document"], "a/full.txt") << line;
      EXPECT_TRUE(row["fact"].is_string()) << line;
      EXPECT_TRUE(row["rule"].is_string()) << line;
    }
  }
}

}  // namespace
}  // namespace orgkarta::output
