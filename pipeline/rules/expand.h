// Turns a rule's pattern into RE2 syntax: lexicons, macros and mention types filled in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {

/// The lexicon that gives the words between the members of a {BODIES} list.
inline constexpr std::string_view kListConjunctions = "list_conjunctions";
inline constexpr std::string_view kBodyPlaces = "body_places";  ///< may be missing

/// A pattern in RE2 syntax.
struct Expansion {
  std::string regex;
  /// The same with lexicons by their names ("{months}"), which programs share.
  std::string called;
  /// Matches at least the same; what the anchors are derived from.
  std::string loose;
  /// Groups written {lexicon:group}: their captures have the lexicon's values.
  std::vector<std::pair<std::string, const Lexicon*>> valued_groups;
  bool masked = false;  ///< uses names that only masked text has, such as {UNIT}

  void append(std::string_view text) {
    regex += text;
    called += text;
    loose += text;
  }
};

/// Expands patterns. The lexicons must outlive it and the expansions.
class Expander {
 public:
  Expander(const Lexicons& lexicons, Problems& problems)
      : lexicons_(lexicons), problems_(problems) {}

  /// Takes the macros and expands each, so that a faulty one is reported once, at its own place.
  void set_macros(std::vector<PatternSource> macros);

  /// Expands a rule's pattern; `relation` allows the names of masked text. Reports every fault
  /// of the pattern that can be seen without compiling it, and gives nothing if there is one.
  std::optional<Expansion> expand(const PatternSource& source, bool relation);

 private:
  enum class MacroState { fresh, busy, done, faulty };
  struct Macro {
    PatternSource source;
    MacroState state = MacroState::fresh;
    Expansion expansion;
  };
  struct Name {
    std::string_view base;
    std::string_view group;  ///< empty if not captured
    std::size_t offset = 0;  ///< of `base` in the pattern
  };

  bool expand_name(const PatternSource& source, std::string_view written, std::size_t offset,
                   Expansion& out);
  bool expand_macro(const PatternSource& source, const Name& name, Expansion& out);
  bool expand_masked(const PatternSource& source, const Name& name, Expansion& out);
  bool check_token(const PatternSource& source, std::size_t begin, std::string_view text);
  bool expand_class(const PatternSource& source, std::size_t begin, std::string_view text,
                    Expansion& out);
  bool fault(const PatternSource& source, std::size_t offset, std::string_view message);
  void append_lexicon(const Lexicon& lexicon, std::string_view group, Expansion& out);

  const Lexicons& lexicons_;
  Problems& problems_;
  std::map<std::string, Macro, std::less<>> macros_;
  struct Alternation {
    std::string exact;
    std::string loose;
  };
  std::map<const Lexicon*, Alternation> alternations_;
};

}  // namespace orgkarta::rules
