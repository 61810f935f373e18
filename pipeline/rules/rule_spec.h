// A rule as its author wrote it, before anything is expanded or compiled.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::rules {

/// A pattern and where it stands: what messages need to set a caret under a piece of it.
struct PatternSource {
  std::string rule;  ///< the rule's id or the macro's name
  std::string pattern;
  Place place;  ///< of the pattern's first byte

  /// The place of byte `offset` of the pattern.
  Place at(std::size_t offset) const {
    return {place.file, place.line, place.column == 0 ? 0 : place.column + offset};
  }
};

/// What a `where` item demands of a group's lower-case text.
enum class Test {
  in,
  not_in,
  ends_in,
  not_ends_in,
  first_in,
  first_not_in,
  last_not_in,
  no_word_in
};

/// One demand: `{ group = "span", not_in = "not_units" }`.
struct WhereSpec {
  std::string group;
  Test test = Test::in;
  std::string lexicon;
  Place place;
};

/// One [[rule]] of a rule file.
struct RuleSpec {
  RuleInfo info;
  bool says_confidence = false;     ///< else it is as sure as it has been right
  bool relation = false;            ///< else it is a mention rule
  std::optional<MentionType> type;  ///< of sound mention rules only
  PatternSource pattern;
  std::vector<WhereSpec> where;
  bool genitive = false;
  bool boundary = true;
  int priority = 0;
  std::vector<Example> examples;
};

/// The number of the mention type with that name, if there is one.
std::optional<MentionType> mention_type(std::string_view name);

}  // namespace orgkarta::rules
