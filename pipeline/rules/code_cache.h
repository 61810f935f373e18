// Keeps what rule sets were compiled to from one start of the program to the next.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "pipeline/rules/set_code.h"

namespace orgkarta::rules {

/// One file a rule set and program: its name tells the set's hash and the program's build
/// (build_id.h), so that neither another set nor another program ever reads it. Whatever goes wrong
/// with it costs the time of compiling and nothing more, so none of this throws.
class CodeCache {
 public:
  /// `folder` is made when first written to. If it is empty, or the program has no build id,
  /// nothing is found and nothing kept.
  CodeCache(const std::filesystem::path& folder, const std::string& set_hash);

  /// What was kept of the set; empty if nothing was, or the file is not as it was written.
  std::optional<SetCode> read() const;

  /// Keeps it, and takes out all but the newest few of what is kept.
  void write(const SetCode& code) const;

 private:
  std::filesystem::path file_;  ///< empty: keeps nothing
};

}  // namespace orgkarta::rules
