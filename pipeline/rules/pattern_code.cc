#include "pipeline/rules/pattern_code.h"

#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {
PatternCode compile_pattern(const PatternText& text, const WordTries& tries) {
  PatternCode code;
  code.fault = parse_fault(text.narrow);
  if (!code.fault.empty()) return code;
  code.tree = read_pattern(text.called, tries, CompiledRule::kWhole + 1);
  code.clauses = required_literals(text.loose);
  return code;
}

}  // namespace orgkarta::rules
