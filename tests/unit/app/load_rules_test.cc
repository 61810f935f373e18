#include "pipeline/app/load_rules.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace orgkarta::app {
namespace {

/// A variable of the environment for as long as it lives.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    value == nullptr ? ::unsetenv(name) : ::setenv(name, value, 1);
  }
  ~Variable() { before_.empty() ? ::unsetenv(name_) : ::setenv(name_, before_.c_str(), 1); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::string before_;
};

TEST(RulesFolder, IsTheOptionThenTheEnvironmentThenTheSource) {
  Options options;
  {
    const Variable none("ORGKARTA_RULES", nullptr);
    EXPECT_EQ(rules_folder(options), ORGKARTA_RULES_DIR);
  }
  const Variable elsewhere("ORGKARTA_RULES", "/elsewhere");
  EXPECT_EQ(rules_folder(options), "/elsewhere");
  options.rules = "mine";
  EXPECT_EQ(rules_folder(options), "mine");
}

TEST(CacheFolder, IsAsTheBaseDirectorySpecificationSays) {
  const Variable home("HOME", "/somebody");
  {
    const Variable cache("XDG_CACHE_HOME", "/fast");
    EXPECT_EQ(cache_folder(), "/fast/orgkarta");
  }
  {
    const Variable cache("XDG_CACHE_HOME", "relative");
    EXPECT_EQ(cache_folder(), "/somebody/.cache/orgkarta");
  }
  const Variable cache("XDG_CACHE_HOME", nullptr);
  EXPECT_EQ(cache_folder(), "/somebody/.cache/orgkarta");
  const Variable nowhere("HOME", nullptr);
  EXPECT_TRUE(cache_folder().empty());
}

}  // namespace
}  // namespace orgkarta::app
