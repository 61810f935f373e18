// The words that are searched for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::output {

/// Calls take(word) for each word of two code points and more, in lower case, without the marks on
/// its letters but those of Swedish. As site/words.ts splits what is searched for. The word is
/// valid during the call. Words of more than kLongest code points are cut there.
class SearchWords {
 public:
  static constexpr std::size_t kLongest = 32;

  template <class Take>
  void each(std::string_view text, Take take) {
    split(text);
    for (const std::string& word : words_) take(word);
  }

 private:
  void split(std::string_view text);
  void end_word();

  std::vector<std::string> words_;
  std::string word_;
  std::size_t letters_ = 0;
};

}  // namespace orgkarta::output
