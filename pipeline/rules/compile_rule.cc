#include "pipeline/rules/compile_rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace orgkarta::rules {
namespace {

constexpr std::int64_t kPatternMemory = 64 << 20;  // bytes at most: long lexicons need them
constexpr std::string_view kSpan = "span";

// Boundaries are part of the match. They come before and behind what the author wrote, which is
// the first group; the genitive's s stays outside it.
std::string wrap(const std::string& inner, const RuleSpec& spec) {
  const std::string whole = fmt::format("(?P<_m>{})", inner);
  const std::string_view genitive = spec.genitive ? "(?:s|:s)?" : "";
  if (!spec.boundary) return fmt::format("{}{}", whole, genitive);
  return fmt::format("(?:^|[^\\pL\\pN]){}{}(?:$|[^\\pL\\pN])", whole, genitive);
}

class Compiler {
 public:
  Compiler(const RuleSpec& spec, const Expansion& expansion, const Lexicons& lexicons,
           Problems& problems)
      : spec_(spec), expansion_(expansion), lexicons_(lexicons), problems_(problems) {}

  std::optional<CompiledRule> compile() {
    rule_.boundary = spec_.boundary;
    rule_.priority = spec_.priority;
    rule_.type = spec_.type.value_or(MentionType::noise);
    rule_.inner = expansion_.regex;
    if (!compile_regex()) return std::nullopt;
    name_groups();
    for (const WhereSpec& where : spec_.where) add_condition(where);
    check_examples();
    return sound_ ? std::optional(std::move(rule_)) : std::nullopt;
  }

 private:
  bool compile_regex() {
    const RE2 inner(rule_.inner, pattern_options());
    if (!inner.ok()) return fault(fmt::format("RE2 says: {}", inner.error()));
    if (RE2::FullMatch("", inner)) return fault("the pattern matches the empty string");
    rule_.regex = std::make_unique<RE2>(wrap(rule_.inner, spec_), pattern_options());
    if (!rule_.regex->ok()) return fault(fmt::format("RE2 says: {}", rule_.regex->error()));
    return true;
  }

  void name_groups() {
    for (const auto& [number, name] : rule_.regex->CapturingGroupNames()) {
      if (number == CompiledRule::kWhole) continue;
      Group group{number, name, nullptr};
      for (const auto& [valued, lexicon] : expansion_.valued_groups) {
        if (valued == name) group.lexicon = lexicon;
      }
      if (spec_.type && name == kSpan) rule_.span_group = number;
      rule_.groups.push_back(std::move(group));
    }
  }

  // "span" is the mention itself, whether the pattern says so or not.
  std::optional<int> group_number(std::string_view name) const {
    if (spec_.type && name == kSpan) return rule_.span_group;
    for (const Group& group : rule_.groups) {
      if (group.name == name) return group.number;
    }
    return std::nullopt;
  }

  void add_condition(const WhereSpec& where) {
    const auto number = group_number(where.group);
    const auto lexicon = lexicons_.find(where.lexicon);
    if (!number) fault(where.place, fmt::format("the pattern has no group '{}'", where.group));
    if (lexicon == lexicons_.end()) {
      fault(where.place, fmt::format("unknown lexicon '{}'", where.lexicon));
    } else if (number) {
      rule_.where.push_back({*number, where.test, &lexicon->second});
    }
  }

  void check_examples() {
    for (const Example& example : spec_.examples) {
      for (const auto& [name, text] : example.groups) {
        if (group_number(name)) continue;
        fault({spec_.pattern.place.file, example.line, 0},
              fmt::format("the example names the group '{}', which the pattern lacks", name));
      }
    }
  }

  bool fault(const Place& place, std::string_view message) {
    problems_.add(place, spec_.info.id, message);
    return sound_ = false;
  }
  bool fault(std::string_view message) { return fault(spec_.pattern.place, message); }

  const RuleSpec& spec_;
  const Expansion& expansion_;
  const Lexicons& lexicons_;
  Problems& problems_;
  CompiledRule rule_;
  bool sound_ = true;
};

}  // namespace

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  return options;
}

std::optional<CompiledRule> compile_rule(const RuleSpec& spec, const Expansion& expansion,
                                         const Lexicons& lexicons, Problems& problems) {
  return Compiler(spec, expansion, lexicons, problems).compile();
}

}  // namespace orgkarta::rules
