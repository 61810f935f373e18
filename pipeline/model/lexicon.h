// Word lists with a value for each form.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
  std::vector<Entry> entries;                            ///< in file order
  /// Keys folded to lower case.
  std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> by_form;

  /// The value of a form; `folded` must be in lower case (unicode/ does that). Empty optional if
  /// the form is not listed.
  std::optional<std::string_view> find(std::string_view folded) const {
    const auto it = by_form.find(folded);
    if (it == by_form.end()) return std::nullopt;
    return std::string_view(it->second);
  }
};

/// All lexicons of a rule set by name. Constant during a run and shared by all threads.
using Lexicons = std::map<std::string, Lexicon, std::less<>>;

}  // namespace orgkarta
