// The patterns of a rule set's mention rules as regular expressions, a line each, for programs that
// know nothing of lexicons: bench_patterns RULES_DIR > patterns.txt
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string>

#include "pipeline/rules/expand.h"
#include "pipeline/rules/rule_files.h"

int main(int argc, char** argv) {
  using namespace orgkarta::rules;
  if (argc != 2) {
    fmt::print(stderr, "usage: bench_patterns RULES_DIR\n");
    return 2;
  }
  try {
    Problems problems;
    RuleFiles files = read_rule_files(argv[1], problems);
    Expander expander(files.lexicons, problems);
    expander.set_macros(files.macros);
    for (const RuleSpec& rule : files.mentions) {
      const auto expanded = expander.expand(rule.pattern, false);
      if (expanded && expanded->regex.find('\n') == std::string::npos) {
        fmt::print("{}\n", expanded->regex);
      }
    }
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_patterns: {}\n", error.what());
    return 1;
  }
}
