#include "pipeline/app/load_rules.h"

#include <cstdlib>
#include <system_error>

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

fs::path of_environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? fs::path() : fs::path(value);
}

fs::path default_folder() {
  if (fs::path chosen = of_environment("ORGKARTA_RULES"); !chosen.empty()) return chosen;
  std::error_code error;
  const fs::path binary = fs::read_symlink("/proc/self/exe", error);
  fs::path installed = binary.parent_path().parent_path() / "share" / "orgkarta" / "rules" / "sv";
  if (fs::is_directory(installed, error)) return installed;
  const bool built_here = fs::is_directory(ORGKARTA_RULES_DIR, error);
  return built_here ? fs::path(ORGKARTA_RULES_DIR) : installed;  // for the message
}

}  // namespace

fs::path rules_folder(const Options& options) {
  return options.rules.empty() ? default_folder() : fs::path(options.rules);
}

fs::path cache_folder() {
  fs::path base = of_environment("XDG_CACHE_HOME");
  if (!base.is_absolute()) {
    base = of_environment("HOME");
    if (!base.is_absolute()) return {};
    base /= ".cache";
  }
  return base / "orgkarta";
}

rules::RuleSet load_rules(const Options& options) {
  return rules::RuleSet::load(rules_folder(options), cache_folder());
}

}  // namespace orgkarta::app
