#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "pipeline/rules/rule_set.h"
#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

namespace fs = std::filesystem;

TEST(HashRules, IsWhatLoadingGives) {
  const fs::path dir = fs::path(ORGKARTA_SOURCE) / "tests" / "golden" / "rules";
  EXPECT_EQ(hash_rules(dir), RuleSet::load(dir).hash());
}

TEST(HashRules, ToldApartByEachByteAndName) {
  const fs::path from = fs::path(ORGKARTA_SOURCE) / "tests" / "golden" / "rules";
  const fs::path dir = fs::path(::testing::TempDir()) / "hash_rules";
  fs::remove_all(dir);
  fs::copy(from, dir, fs::copy_options::recursive);
  const std::string before = hash_rules(dir);
  EXPECT_EQ(before, hash_rules(from));
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (!entry.is_regular_file()) continue;
    std::ofstream(entry.path(), std::ios::app) << "# more\n";
    const std::string after = hash_rules(dir);
    EXPECT_NE(after, before) << entry.path();
    fs::copy_file(from / entry.path().lexically_relative(dir), entry.path(),
                  fs::copy_options::overwrite_existing);
  }
  EXPECT_EQ(hash_rules(dir), before);
  fs::remove_all(dir);
}

TEST(HashRules, WhereThereIsNoFolderThereIsAnError) {
  EXPECT_THROW(hash_rules("/no/such/folder"), RuleError);
}

}  // namespace
}  // namespace orgkarta::rules
