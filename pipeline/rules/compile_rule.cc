#include "pipeline/rules/compile_rule.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "pipeline/rules/masked_names.h"
#include "pipeline/rules/pattern_token.h"

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

// The same for a matcher that can look around.
std::string wrap_looking(const std::string& inner, const std::string& not_word,
                         const RuleSpec& spec) {
  const std::string whole = fmt::format("(?P<_m>{})", inner);
  const std::string_view genitive = spec.genitive ? "(?:s|:s)?" : "";
  if (!spec.boundary) return fmt::format("{}{}", whole, genitive);
  return fmt::format("(?<={0}){1}{2}(?={0})", not_word, whole, genitive);
}

// Whether a piece of a narrow pattern matches a byte alone.
bool matches(const PatternToken& token, std::string_view piece, char byte) {
  if (token.kind == PatternToken::Kind::text) return piece[0] == byte || piece[0] == '.';
  const bool set = token.kind == PatternToken::Kind::char_class;
  if (set && piece.find_first_of("^-\\:") == piece.npos) return piece.find(byte) != piece.npos;
  if (!set && token.kind != PatternToken::Kind::escape) return false;
  const RE2 regex(re2::StringPiece(piece.data(), piece.size()), pattern_options());
  return regex.ok() && RE2::FullMatch(re2::StringPiece(&byte, 1), regex);
}

// Whether a narrow pattern may match a text that holds `byte`: some piece of it must match that.
bool may_hold(std::string_view pattern, std::uint8_t byte) {
  std::set<std::string_view> asked;
  for (std::size_t i = 0; i < pattern.size();) {
    const PatternToken token = next_token(pattern, i);
    const std::string_view piece = token.in(pattern);
    i = token.end;
    if (asked.insert(piece).second && matches(token, piece, static_cast<char>(byte))) return true;
  }
  return false;
}

// Whether a pattern begins with ^, whatever it goes on with.
bool begins_line(std::string_view pattern) {
  if (!pattern.starts_with('^')) return false;
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size();) {
    const PatternToken token = next_token(pattern, i);
    i = token.end;
    depth += token.kind == PatternToken::Kind::group;
    if (token.kind != PatternToken::Kind::text) continue;
    depth -= pattern[token.begin] == ')';
    if (pattern[token.begin] == '|' && depth == 0) return false;
  }
  return true;
}

class Compiler {
 public:
  Compiler(const RuleSpec& spec, const Expansion& expansion, const Lexicons& lexicons,
           Alphabet& alphabet, Problems& problems)
      : spec_(spec),
        expansion_(expansion),
        lexicons_(lexicons),
        alphabet_(alphabet),
        problems_(problems) {}

  std::optional<CompiledRule> compile() {
    rule_.boundary = spec_.boundary;
    rule_.genitive = spec_.genitive;
    rule_.priority = spec_.priority;
    rule_.type = spec_.type.value_or(MentionType::noise);
    rule_.loose = alphabet_.narrow_pattern(expansion_.loose);
    if (!compile_regex()) return std::nullopt;
    name_groups();
    for (const WhereSpec& where : spec_.where) add_condition(where);
    check_examples();
    return sound_ ? std::optional(std::move(rule_)) : std::nullopt;
  }

 private:
  bool compile_regex() {
    const std::string narrow = alphabet_.narrow_pattern(expansion_.regex);
    const RE2 inner(narrow, pattern_options());
    if (!inner.ok()) {
      // Let it speak of the pattern that the author can recognise.
      const RE2 wide(expansion_.regex, RE2::Quiet);
      return fault(fmt::format("RE2 says: {}", wide.ok() ? inner.error() : wide.error()));
    }
    if (RE2::FullMatch("", inner)) return fault("the pattern matches the empty string");
    const std::string wrapped = wrap(narrow, alphabet_.boundary_class(), spec_);
    rule_.regex = std::make_unique<RE2>(wrapped, pattern_options());
    if (!rule_.regex->ok()) return fault(fmt::format("RE2 says: {}", rule_.regex->error()));
    if (rule_.regex->NumberOfCapturingGroups() >= JitPattern::kMostGroups) {
      return fault(fmt::format("more than {} groups", JitPattern::kMostGroups - 2));
    }
    rule_.begins_line = begins_line(narrow);
    rule_.crosses_sentences = may_hold(narrow, alphabet_.byte_of(kSentenceEnd));
    rule_.jit = JitPattern(wrap_looking(narrow, alphabet_.boundary_class(), spec_), spec_.boundary);
    return true;
  }

  void name_groups() {
    for (const auto& [number, name] : rule_.regex->CapturingGroupNames()) {
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

  bool fault(const Place& place, std::string_view message) {
    problems_.add(place, spec_.info.id, message);
    return sound_ = false;
  }
  bool fault(std::string_view message) { return fault(spec_.pattern.place, message); }

  const RuleSpec& spec_;
  const Expansion& expansion_;
  const Lexicons& lexicons_;
  Alphabet& alphabet_;
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

std::optional<CompiledRule> compile_rule(const RuleSpec& spec, const Expansion& expansion,
                                         const Lexicons& lexicons, Alphabet& alphabet,
                                         Problems& problems) {
  return Compiler(spec, expansion, lexicons, alphabet, problems).compile();
}

}  // namespace orgkarta::rules
