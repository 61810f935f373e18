#include "pipeline/rules/compile_rule.h"

#include <utility>

#include <fmt/format.h>

#include "pipeline/rules/attempt.h"

namespace orgkarta::rules {
namespace {

constexpr std::int64_t kPatternMemory =
    16 << 20;  // bytes a rule at most: the program and its automaton
constexpr std::string_view kSpan = "span";
constexpr std::string_view kBegin = "begin";

// Boundaries are part of the match: there is always a character (lines.h). They come before and
// behind what the author wrote, which is the first group; the genitive's s stays outside it.
std::string wrap(const std::string& inner, const std::string& not_word, const RuleSpec& spec) {
  const std::string whole = fmt::format("(?P<_m>{})", inner);
  const std::string_view genitive = spec.genitive ? "(?:s|:s)?" : "";
  // (?m): ^ and $ are the begin and end of a block, which is a line (lines.h).
  if (!spec.boundary) return fmt::format("(?m){}{}", whole, genitive);
  return fmt::format("(?m){0}{1}{2}{0}", not_word, whole, genitive);
}

class Compiler {
 public:
  Compiler(const RuleSpec& spec, const Expansion& expansion, const CompileTools& tools)
      : spec_(spec), expansion_(expansion), tools_(tools) {}

  std::optional<CompiledRule> compile(const PatternText& text, PatternCode code) {
    rule_.boundary = spec_.boundary;
    rule_.genitive = spec_.genitive;
    rule_.priority = spec_.priority;
    rule_.type = spec_.type.value_or(MentionType::noise);
    if (!take_code(text, std::move(code))) return std::nullopt;
    name_groups();
    for (const WhereSpec& where : spec_.where) add_condition(where);
    check_examples();
    return sound_ ? std::optional(std::move(rule_)) : std::nullopt;
  }

 private:
  bool take_code(const PatternText& text, PatternCode code) {
    if (!code.fault.empty()) {
      // Let it speak of the pattern that the author can recognise.
      const RE2 wide(expansion_.regex, RE2::Quiet);
      return fault(fmt::format("RE2 says: {}", wide.ok() ? code.fault : wide.error()));
    }
    std::string wrapped = wrap(text.narrow, tools_.alphabet.boundary_class(), spec_);
    groups_ = capturing_groups(wrapped);
    rule_.program = program_of(std::move(code.tree));
    if (matches_empty(text)) return fault("the pattern matches the empty string");
    rule_.clauses = std::move(code.clauses);
    rule_.regex = std::make_unique<LazyRegex>(std::move(wrapped));
    rule_.begins_line = begins_line(text.narrow);
    rule_.crosses_sentences = tools_.sentence_ends.may_hold(text.narrow);
    return true;
  }

  std::optional<Programs::Program> program_of(std::optional<PatternTree> tree) const {
    if (!tree) return std::nullopt;
    Programs::Ending ending{spec_.genitive, {}};
    if (spec_.boundary) ending.boundary = tools_.alphabet.boundary();
    return tools_.programs.add(std::move(*tree), ending);
  }

  bool matches_empty(const PatternText& text) const {
    if (rule_.program) {
      // A line feed may stand at both ends of a word (lines.h), and no pattern matches it.
      const auto result = Attempt().match(*rule_.program, "\n\n", 1);
      if (result != Attempt::Result::unknown) return result == Attempt::Result::found;
    }
    return RE2::FullMatch("", RE2(text.narrow, pattern_options()));
  }

  void name_groups() {
    for (const auto& [number, name] : groups_.named) {
      if (number == CompiledRule::kWhole) continue;
      Group group{number, name, nullptr};
      for (const auto& [valued, lexicon] : expansion_.valued_groups) {
        if (valued == name) group.lexicon = lexicon;
      }
      if (!spec_.relation && name == kSpan) {
        rule_.span_group = rule_.groups.size();
      }
      rule_.groups.push_back(std::move(group));
    }
  }

  // The place of a group among the rule's.
  std::optional<std::size_t> group_place(std::string_view name) const {
    for (std::size_t i = 0; i < rule_.groups.size(); ++i) {
      if (rule_.groups[i].name == name) return i;
    }
    return std::nullopt;
  }

  // "span" is the mention itself, whether the pattern says so or not.
  bool is_whole(std::string_view name) const {
    return !spec_.relation && name == kSpan && !rule_.span_group;
  }

  void add_condition(const WhereSpec& where) {
    const auto group = group_place(where.group);
    const bool begins = !group && where.group == kBegin;
    const bool known = group || begins || is_whole(where.group);
    const auto lexicon = tools_.lexicons.find(where.lexicon);
    if (!known) fault(where.place, fmt::format("the pattern has no group '{}'", where.group));
    if (lexicon == tools_.lexicons.end()) {
      fault(where.place, fmt::format("unknown lexicon '{}'", where.lexicon));
    } else if (known) {
      (begins ? rule_.begins : rule_.where).push_back({group, where.test, &lexicon->second});
    }
    if (begins && where.test != Test::in && where.test != Test::not_in) {
      fault(where.place, "of a match's begin only 'in' and 'not_in' can be asked");
    }
  }

  void check_examples() {
    for (const Example& example : spec_.examples) {
      for (const auto& [name, text] : example.groups) {
        // A rule that gives nothing known has been refused for that already.
        if (group_place(name) || is_whole(name) || (name == kSpan && !spec_.type)) continue;
        fault({spec_.pattern.place.file, example.line, 0},
              fmt::format("the example names the group '{}', which the pattern lacks", name));
      }
    }
  }

  bool fault(const Place& place, std::string_view message) {
    tools_.problems.add(place, spec_.info.id, message);
    return sound_ = false;
  }
  bool fault(std::string_view message) { return fault(spec_.pattern.place, message); }

  const RuleSpec& spec_;
  const Expansion& expansion_;
  const CompileTools& tools_;
  CompiledRule rule_;
  CapturingGroups groups_;
  bool sound_ = true;
};

}  // namespace

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  return options;
}

PatternText pattern_text(const Expansion& expansion, Alphabet& alphabet) {
  PatternText text{alphabet.narrow_pattern(expansion.regex), {}, {}};
  text.called = alphabet.narrow_pattern(expansion.called);
  text.loose = alphabet.narrow_pattern(expansion.loose);
  return text;
}

std::optional<CompiledRule> compile_rule(const RuleSpec& spec, const Expansion& expansion,
                                         const PatternText& text, PatternCode code,
                                         const CompileTools& tools) {
  return Compiler(spec, expansion, tools).compile(text, std::move(code));
}

}  // namespace orgkarta::rules
