// All that compiling makes of a rule set, as bytes and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/program.h"
#include "pipeline/rules/rule_code.h"

namespace orgkarta::rules {

/// The code of all rules of a set. It hangs on the bytes of the set's files and on this program.
struct SetCode {
  std::string characters;  ///< Alphabet::named()
  Programs::Image programs;
  /// By rule, in the order of their files; empty of a faulty one. After set_code() their programs
  /// do not say yet which Programs they are part of.
  std::vector<std::optional<RuleCode>> mentions;
  std::vector<std::optional<RuleCode>> relations;
};

/// As bytes that this program, compiled for this processor, reads again.
std::string to_bytes(const SetCode& code);

/// What to_bytes() has made. Throws std::exception of bytes that are cut off; others are believed.
SetCode set_code(std::string_view bytes);

}  // namespace orgkarta::rules
