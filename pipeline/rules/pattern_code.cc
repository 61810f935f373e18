#include "pipeline/rules/pattern_code.h"

#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {
PatternCode compile_pattern(const PatternText& text) {
  PatternCode code;
  code.fault = parse_fault(text.narrow);
  if (!code.fault.empty()) return code;
  code.clauses = required_literals(text.loose);
  return code;
}

}  // namespace orgkarta::rules
