#include "pipeline/rules/pattern_code.h"

#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {
namespace {

bool matches_empty(const PatternText& text, const JitPattern& jit) {
  // To PCRE2 a whole text does not begin or end where a part does.
  const bool of_part =
      text.narrow.find("\\A") == std::string::npos && text.narrow.find("\\z") == std::string::npos;
  JitPattern::Match match;
  // A line feed may stand at both ends of a word (lines.h), and no pattern matches it.
  const auto result = text.boundary ? jit.match("\n\n", 1, match) : jit.match("", 0, match);
  if (of_part && result != JitPattern::Result::unknown) return result == JitPattern::Result::found;
  return RE2::FullMatch("", RE2(text.narrow, pattern_options()));
}

}  // namespace

PatternCode compile_pattern(const PatternText& text) {
  PatternCode code;
  code.fault = parse_fault(text.narrow);
  if (!code.fault.empty()) return code;
  code.jit = JitPattern(text.looking, text.boundary);
  code.matches_empty = matches_empty(text, code.jit);
  code.clauses = required_literals(text.loose);
  return code;
}

}  // namespace orgkarta::rules
