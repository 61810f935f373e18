// Reads rule files and macros.toml: their form only, patterns are not looked into.
#pragma once

#include <vector>

#include "pipeline/rules/problem.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

/// All [[rule]] tables of a file, faulty ones as far as they could be read, so that their patterns
/// are looked at too. Faults go to `problems` (a TOML syntax error is one, and leaves the file
/// empty). `relation` says which kind of rule the file holds.
std::vector<RuleSpec> read_rules(const SourceFile& file, bool relation, Problems& problems);

/// The macros of a file: its table [macros] holds `name = 'pattern'`.
std::vector<PatternSource> read_macros(const SourceFile& file, Problems& problems);

}  // namespace orgkarta::rules
