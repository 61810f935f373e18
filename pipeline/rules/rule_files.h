// The files of a rule set, read: what their authors wrote, before anything is compiled.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

struct RuleFiles {
  std::vector<std::unique_ptr<SourceFile>> sources;  ///< places point into them
  Lexicons lexicons;
  std::vector<PatternSource> macros;
  std::vector<RuleSpec> mentions;   ///< in the order of the files' names
  std::vector<RuleSpec> relations;  ///< likewise
  std::string hash;                 ///< of all bytes that were read, 16 hexadecimal digits
};

/// Reads all files of `dir`. Faults go to `problems`; throws RuleError (rule_set.h) if there is no
/// such folder.
RuleFiles read_rule_files(const std::filesystem::path& dir, Problems& problems);

/// What read_rule_files() would give as hash, without looking at what is written in the files;
/// empty if one of them cannot be read. Throws likewise.
std::string hash_rule_files(const std::filesystem::path& dir);

/// The lexicons of `dir` alone.
Lexicons read_lexicons(const std::filesystem::path& dir, Problems& problems);

}  // namespace orgkarta::rules
