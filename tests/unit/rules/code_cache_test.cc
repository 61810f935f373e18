#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "pipeline/rules/build_id.h"
#include "pipeline/rules/code_cache.h"
#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

namespace fs = std::filesystem;

class CodeCacheTest : public testing::Test {
 protected:
  CodeCacheTest() {
    dir_.lexicon("months", "maj\t5\njuni\t6\n");
    dir_.mention("day", "DATE", R"((?P<day>\d+) {months:month})");
    dir_.mention("kind", "UNIT", R"(\p{Ll}+nämnden|[–‑]x)");
    dir_.relation("meets", "{UNIT:body} .{0,9} {DATE:day}");
  }

  RuleSet load() const { return RuleSet::load(dir_.path(), folder()); }
  fs::path folder() const { return dir_.path() / "cache"; }
  std::vector<fs::path> files() const {
    if (!fs::exists(folder())) return {};
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(folder())) out.push_back(entry.path());
    return out;
  }
  CodeCache cache() const { return {folder(), RuleSet::load(dir_.path()).hash()}; }

  RuleDir dir_;
};

constexpr const char* kText = "barnnämnden möts 3 maj | –x";

TEST_F(CodeCacheTest, KeptCodeFindsTheSame) {
  const RuleSet fresh = load();
  ASSERT_EQ(files().size(), 1U);
  const RuleSet kept = load();
  EXPECT_EQ(files().size(), 1U);
  EXPECT_EQ(mentions(kept, kText), (Strings{"UNIT:barnnämnden", "DATE:3 maj", "UNIT:–x"}));
  EXPECT_EQ(statements(kept, kText), statements(fresh, kText));
  EXPECT_EQ(statements(kept, kText).size(), 1U);
  EXPECT_EQ(kept.hash(), fresh.hash());
  EXPECT_EQ(Matcher(kept).find_slowly(text_of(kText)).mentions.size(), 3U);
}

// What is kept is what counts: a rule that is taken out there is not found.
TEST_F(CodeCacheTest, IsRead) {
  load();
  auto code = cache().read();
  ASSERT_TRUE(code);
  ASSERT_EQ(code->mentions.size(), 2U);
  code->mentions.front().reset();
  cache().write(*code);
  EXPECT_EQ(mentions(load(), kText), (Strings{"UNIT:barnnämnden", "UNIT:–x"}));
}

TEST_F(CodeCacheTest, SpoiltFilesAreNotBelieved) {
  load();
  const fs::path file = files().front();
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  for (const std::size_t at : {std::size_t{0}, std::size_t{20}, bytes.size() - 1}) {
    std::string spoilt = bytes;
    spoilt[at] = static_cast<char>(spoilt[at] ^ 1);
    std::ofstream(file, std::ios::binary) << spoilt;
    EXPECT_FALSE(cache().read()) << at;
    std::ofstream(file, std::ios::binary) << bytes.substr(0, at);
    EXPECT_FALSE(cache().read()) << at;
  }
  EXPECT_EQ(mentions(load(), kText).size(), 3U);
  EXPECT_TRUE(cache().read());
}

TEST_F(CodeCacheTest, OtherRulesHaveAFileOfTheirOwn) {
  load();
  dir_.lexicon("months", "maj\t5\njuli\t7\n");
  EXPECT_EQ(mentions(load(), "3 juli").size(), 1U);
  EXPECT_EQ(mentions(load(), "3 juni").size(), 0U);
  EXPECT_EQ(files().size(), 2U);
}

TEST_F(CodeCacheTest, FaultySetsAreNotKept) {
  dir_.mention("bad", "UNIT", "(");
  EXPECT_THROW(load(), RuleError);
  EXPECT_TRUE(files().empty());
}

TEST_F(CodeCacheTest, OnlyTheNewestFewStay) {
  for (int i = 0; i < 12; ++i) {
    dir_.lexicon("more", "ord" + std::to_string(i) + "\n");
    load();
  }
  EXPECT_EQ(files().size(), 8U);
  EXPECT_TRUE(cache().read());
}

TEST_F(CodeCacheTest, AFolderThatCannotBeMadeCostsNothing) {
  dir_.add("taken", "a file");
  const RuleSet rules = RuleSet::load(dir_.path(), dir_.path() / "taken" / "cache");
  EXPECT_EQ(mentions(rules, kText).size(), 3U);
}

TEST(BuildId, IsThatOfTheFile) {
  const std::string id = build_id();
  ASSERT_GE(id.size(), 16U);
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
}

}  // namespace
}  // namespace orgkarta::rules
