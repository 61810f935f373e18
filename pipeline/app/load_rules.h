// Where a run's rules come from, and where what they compile to is kept.
#pragma once

#include <filesystem>

#include "pipeline/app/options.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::app {

/// The folder of the rule set: --rules, else the variable ORGKARTA_RULES, else beside the installed
/// program (../share/orgkarta/rules/sv), else where the project was built.
std::filesystem::path rules_folder(const Options& options);

/// The folder for what need not be made twice: orgkarta/ in $XDG_CACHE_HOME or ~/.cache, as the XDG
/// Base Directory Specification has it. Empty if the environment names neither: relative paths
/// there are to be taken for none.
std::filesystem::path cache_folder();

/// The rule set of the options, compiled now or at an earlier start. Throws RuleError.
rules::RuleSet load_rules(const Options& options);

}  // namespace orgkarta::app
