#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "pipeline/app/commands.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/load_rules.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/rules/check.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/text/read_text.h"

namespace orgkarta::app {
namespace {

/// An example as the rules see it: read as a document of its own.
Text example_text(const std::string& example, const text::Words& words) {
  Source source;
  source.utf8 = example;
  source.charset = "utf-8";
  return text::read_text(source, words);
}

}  // namespace

int check_rules_command(const Options& options) {
  const rules::RuleSet rules = load_rules(options);
  const text::Words words(rules.lexicons());
  std::vector<std::string> failures = rules::check_patterns(rules);
  if (!failures.empty()) throw UsageError(failures);
  failures = rules::check_examples(
      rules, [&](const std::string& example) { return example_text(example, words); });
  if (!failures.empty()) throw UsageError(failures);
  std::size_t examples = 0;
  for (std::size_t i = 0; i < rules.rules().size(); ++i) examples += rules.examples(i).size();
  print_out(fmt::format("{} rules, {} lexicons, {} examples: all hold\n", rules.rules().size(),
                        rules.lexicons().size(), examples));
  return kAllRead;
}

int list_rules_command(const Options& options) {
  const rules::RuleSet rules = load_rules(options);
  std::string out;
  for (const RuleInfo& rule : rules.rules()) {
    fmt::format_to(std::back_inserter(out), "{:<36} {:<12} {}:{}\n", rule.id, rule.gives, rule.file,
                   rule.line);
  }
  print_out(out);
  return kAllRead;
}

}  // namespace orgkarta::app
