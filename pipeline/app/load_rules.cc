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
  if (fs::is_directory(ORGKARTA_RULES_DIR, error)) return ORGKARTA_RULES_DIR;
  const fs::path binary = fs::read_symlink("/proc/self/exe", error);
  return binary.parent_path().parent_path() / "share" / "orgkarta" / "rules" / "sv";
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
