// The rules of one language: loaded, checked, compiled. Constant after loading.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"

namespace orgkarta::rules {

/// What is wrong with a rule set: every problem, one message each, with file, line, rule and a
/// caret.
class RuleError : public std::runtime_error {
 public:
  explicit RuleError(std::vector<std::string> problems);
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  std::vector<std::string> problems_;
};

/// An example of a rule: the text, and the groups that the rule must give there (a mention rule's
/// whole span has the name "span"). A counter-example has no groups and must give nothing.
struct Example {
  std::string text;
  std::vector<std::pair<std::string, std::string>> groups;
  bool counter = false;
  int line = 0;
};

struct CompiledRules;  // compiled.h: the patterns, private to this layer

class RuleSet {
 public:
  /// Reads `dir`: lexicon/*.tsv, macros.toml, mentions/*.toml, relations/*.toml. Throws RuleError
  /// with all problems at once (a file with a TOML syntax error counts as one). What they compile
  /// to is kept in the folder `cache`, if one is given, and found there when the same program loads
  /// the same bytes again: that takes a third of the time. Nothing else hangs on it.
  static RuleSet load(const std::filesystem::path& dir, const std::filesystem::path& cache = {});
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;

  const Lexicons& lexicons() const;
  /// Rules in file order, mention rules first.
  const std::vector<RuleInfo>& rules() const;
  const std::vector<Example>& examples(std::size_t rule) const;
  /// SHA-256 free hash of the bytes that were loaded, 16 hex digits: same bytes, same hash.
  const std::string& hash() const;
  const CompiledRules& compiled() const { return *compiled_; }

 private:
  RuleSet();
  std::unique_ptr<CompiledRules> compiled_;
};

/// The lexicons of the rule set in `dir` alone, for what needs no rule: they are there at once,
/// while rules have to be compiled. Throws RuleError with all problems of the lexicons at once.
Lexicons load_lexicons(const std::filesystem::path& dir);

/// What RuleSet::hash() would be of the rule set in `dir`, without loading it: a hundredth of the
/// time. Empty if it cannot be read. Throws RuleError if there is no such folder.
std::string hash_rules(const std::filesystem::path& dir);

/// Finds mentions and statements. Holds buffers: one a thread; the rule set must outlive it and
/// all that it returns.
class Matcher {
 public:
  explicit Matcher(const RuleSet& rules);
  ~Matcher();

  /// All mentions and statements of the text's blocks (boilerplate excepted).
  Found find(const Text& text);

  /// The same for several texts, which is quicker than one after the other.
  std::vector<Found> find_all(std::span<const Text* const> texts);

  /// The same as find() the slow way: every rule over every block, by RE2 alone. For tests.
  Found find_slowly(const Text& text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace orgkarta::rules
