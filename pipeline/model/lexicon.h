// Word lists with a value for each form.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/endings.h"
#include "pipeline/model/form_filter.h"
#include "pipeline/model/insides.h"

namespace orgkarta {

/// How the forms of a lexicon may differ in case from the text.
enum class CaseFold { exact, first_letter, any };

/// Lets a map of strings be asked with a part of another string.
struct StringHash : std::hash<std::string_view> {
  using is_transparent = void;
};

/// One lexicon: forms and the value each stands for ("mkr" → "1000000").
struct Lexicon {
  struct Entry {
    std::string form;
    std::string value;
    int line = 0;  ///< in its file, for messages
  };

  std::string name;
  std::string file;
  CaseFold fold = CaseFold::first_letter;
  std::vector<Entry> entries;  ///< in file order
  /// Keys folded to lower case.
  std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> by_form;

  /// Puts a form at the end of the entries, and its value, unless `folded` has one already.
  void add(std::string form, std::string folded, std::string value, int line);

  /// The entry with the longest form that `text` ends in; null if there is none.
  const Entry* longest_end(std::string_view text) const;
  /// The same for forms in lower case: whether `folded` ends in one.
  bool ends_in_form(std::string_view folded) const { return folded_ends_.longest_end(folded) >= 0; }

  /// The entries' forms, numbered as the entries are.
  const Insides& insides() const { return insides_; }

  /// False for most forms that are not listed, in whatever case; asked before find() for speed.
  bool may_hold(std::string_view form) const { return filter_.may_hold(form); }

  /// The value of a form; `folded` must be in lower case (unicode/ does that). Empty optional if
  /// the form is not listed.
  std::optional<std::string_view> find(std::string_view folded) const {
    const auto it = by_form.find(folded);
    if (it == by_form.end()) return std::nullopt;
    return std::string_view(it->second);
  }

 private:
  FormFilter filter_;
  Insides insides_;
  Endings ends_;         ///< of the entries
  Endings folded_ends_;  ///< the same in lower case
};

/// All lexicons of a rule set by name. Constant during a run and shared by all threads.
using Lexicons = std::unordered_map<std::string, Lexicon, StringHash, std::equal_to<>>;

/// The lexicon of that name; an empty one if the rule set has none. The lexicons must outlive it.
const Lexicon& named_or_empty(const Lexicons& lexicons, std::string_view name);

}  // namespace orgkarta
