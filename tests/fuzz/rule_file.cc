// Rule files, macros, lexicons and track records: every fault is told, none ends the program.
#include "pipeline/rules/rule_file.h"
#include "pipeline/rules/expand.h"
#include "pipeline/rules/lexicon_file.h"
#include "pipeline/rules/pattern_tree.h"
#include "pipeline/rules/required.h"
#include "pipeline/rules/track_record.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orgkarta;
  const rules::SourceFile file{"rules.toml", std::string(fuzz::view(data, size))};
  rules::Problems problems;
  rules::Expander expander(fuzz::own_lexicons(), problems);
  expander.set_macros(rules::read_macros(file, problems));
  for (const bool relation : {false, true}) {
    for (const rules::RuleSpec& spec : rules::read_rules(file, relation, problems)) {
      expander.expand(spec.pattern, relation);
    }
  }
  rules::read_lexicon(file, problems);
  rules::read_track_records(file, problems);
  rules::read_pattern(file.bytes, {}, 2);
  rules::without_options(file.bytes);
  return 0;
}
