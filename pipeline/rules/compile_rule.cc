#include "pipeline/rules/compile_rule.h"

#include <utility>

#include <fmt/format.h>

#include "pipeline/rules/pattern_traits.h"

namespace orgkarta::rules {
namespace {

constexpr std::int64_t kPatternMemory =
    16 << 20;  // bytes a rule at most: the program and its automaton
constexpr std::string_view kSpan = "span";
constexpr std::string_view kBegin = "begin";

class Compiler {
 public:
  Compiler(const RuleSpec& spec, const Lexicons& lexicons, Problems& problems)
      : spec_(spec), lexicons_(lexicons), problems_(problems) {}

  std::optional<CompiledRule> compile(RuleCode code) {
    rule_.boundary = spec_.boundary;
    rule_.genitive = spec_.genitive;
    rule_.priority = spec_.priority;
    rule_.type = spec_.type.value_or(MentionType::noise);
    name_groups(code);
    take(std::move(code));
    for (const WhereSpec& where : spec_.where) add_condition(where);
    check_examples();
    return sound_ ? std::optional(std::move(rule_)) : std::nullopt;
  }

 private:
  void take(RuleCode code) {
    rule_.program = code.program;
    rule_.clauses = std::move(code.clauses);
    rule_.regex = std::make_unique<LazyRegex>(std::move(code.wrapped));
    rule_.begins_line = code.begins_line;
    rule_.crosses_sentences = code.crosses_sentences;
  }

  void name_groups(const RuleCode& code) {
    for (const auto& [number, name] : capturing_groups(code.wrapped).named) {
      if (number == CompiledRule::kWhole) continue;
      Group group{number, name, nullptr};
      for (const auto& [valued, lexicon] : code.valued_groups) {
        if (valued == name) group.lexicon = &lexicons_.find(lexicon)->second;
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
    const auto lexicon = lexicons_.find(where.lexicon);
    if (!known) fault(where.place, fmt::format("the pattern has no group '{}'", where.group));
    if (lexicon == lexicons_.end()) {
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

  void fault(const Place& place, std::string_view message) {
    problems_.add(place, spec_.info.id, message);
    sound_ = false;
  }

  const RuleSpec& spec_;
  const Lexicons& lexicons_;
  Problems& problems_;
  CompiledRule rule_;
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

std::optional<CompiledRule> compile_rule(const RuleSpec& spec, RuleCode code,
                                         const Lexicons& lexicons, Problems& problems) {
  return Compiler(spec, lexicons, problems).compile(std::move(code));
}

}  // namespace orgkarta::rules
