#include "pipeline/rules/rule_code.h"

#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/rules/attempt.h"
#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {
namespace {

// Boundaries are part of the match: there is always a character (lines.h). They come before and
// behind what the author wrote, which is the first group; the genitive's s stays outside it.
std::string wrap(const std::string& inner, const std::string& not_word, const RuleSpec& spec) {
  const std::string whole = fmt::format("(?P<_m>{})", inner);
  const std::string_view genitive = spec.genitive ? "(?:s|:s)?" : "";
  // (?m): ^ and $ are the begin and end of a block, which is a line (lines.h).
  if (!spec.boundary) return fmt::format("(?m){}{}", whole, genitive);
  return fmt::format("(?m){0}{1}{2}{0}", not_word, whole, genitive);
}

std::optional<Programs::Program> program_of(std::optional<PatternTree> tree, const RuleSpec& spec,
                                            const CodeTools& tools) {
  if (!tree) return std::nullopt;
  Programs::Ending ending{spec.genitive, {}};
  if (spec.boundary) ending.boundary = tools.alphabet.boundary();
  return tools.programs.add(std::move(*tree), ending);
}

bool matches_empty(const RuleCode& code, const PatternText& text) {
  if (code.program) {
    // A line feed may stand at both ends of a word (lines.h), and no pattern matches it.
    const auto result = Attempt().match(*code.program, "\n\n", 1);
    if (result != Attempt::Result::unknown) return result == Attempt::Result::found;
  }
  return RE2::FullMatch("", RE2(text.narrow, pattern_options()));
}

}  // namespace

PatternText pattern_text(const Expansion& expansion, Alphabet& alphabet) {
  PatternText text{alphabet.narrow_pattern(expansion.regex), {}, {}};
  text.called = alphabet.narrow_pattern(expansion.called);
  text.loose = alphabet.narrow_pattern(expansion.loose);
  return text;
}

std::optional<RuleCode> rule_code(const RuleSpec& spec, const Expansion& expansion,
                                  const PatternText& text, PatternCode code,
                                  const CodeTools& tools) {
  const auto fault = [&](std::string_view message) {
    tools.problems.add(spec.pattern.place, spec.info.id, message);
    return std::nullopt;
  };
  if (!code.fault.empty()) {
    // Let it speak of the pattern that the author can recognise.
    const RE2 wide(expansion.regex, RE2::Quiet);
    return fault(fmt::format("RE2 says: {}", wide.ok() ? code.fault : wide.error()));
  }
  RuleCode out;
  out.wrapped = wrap(text.narrow, tools.alphabet.boundary_class(), spec);
  out.program = program_of(std::move(code.tree), spec, tools);
  if (matches_empty(out, text)) return fault("the pattern matches the empty string");
  out.clauses = std::move(code.clauses);
  for (const auto& [group, lexicon] : expansion.valued_groups) {
    out.valued_groups.emplace_back(group, lexicon->name);
  }
  out.begins_line = begins_line(text.narrow);
  out.crosses_sentences = tools.sentence_ends.may_hold(text.narrow);
  return out;
}

}  // namespace orgkarta::rules
