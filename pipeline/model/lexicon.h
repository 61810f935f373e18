// Word lists with a value for each form.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orgkarta {

/// How the forms of a lexicon may differ in case from the text.
enum class CaseFold { exact, first_letter, any };

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
  std::unordered_map<std::string, std::string> by_form;  ///< keys folded to lower case

  /// The value of a form; `folded` must be in lower case (unicode/ does that). Empty optional if
  /// the form is not listed.
  std::optional<std::string_view> find(const std::string& folded) const {
    const auto it = by_form.find(folded);
    if (it == by_form.end()) return std::nullopt;
    return std::string_view(it->second);
  }
};

/// All lexicons of a rule set by name. Constant during a run and shared by all threads.
using Lexicons = std::map<std::string, Lexicon, std::less<>>;

}  // namespace orgkarta
