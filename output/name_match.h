// What is typed for a name, beside a name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/find_names.h"

namespace orgkarta::output {

/// One thing asked for, ready to be compared with many names.
class NameMatch {
 public:
  /// `accents`: whether these count. `without_last_word`: names are tried without their last word
  /// too (the noun behind a municipality's place).
  NameMatch(std::string_view asked, bool accents, bool without_last_word);

  using Words = std::vector<std::string>;

  /// A name made ready: its words in lower case. None of what is not UTF-8.
  Words words_of(std::string_view name) const;

  bool is(const Words& name, Nearness nearness) const;

 private:
  bool compare(const Words& name, Nearness nearness) const;
  bool is_part(const Words& name, const std::string& letters) const;

  bool accents_;
  bool without_last_word_;
  Words asked_;
  std::string letters_;  ///< of all words
};

}  // namespace orgkarta::output
