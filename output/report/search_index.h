// The index that pages search in, in files by the words' first letters.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "output/report/data_file.h"
#include "output/report/search_words.h"

namespace orgkarta::output {

/// Holds words and where they stand: about two bytes a document and word.
class SearchIndex {
 public:
  /// What is found: a document, an organisation or person, a goal.
  enum class List { documents, entities, goals };

  /// The words of a text lead to a row of a list. Numbers of a list must not fall.
  void add(List list, std::uint32_t number, std::string_view text);

  /// Writes data/words.js, the names of the files that follow, and data/s/*.js. A file holds the
  /// words with the same two first letters; where these are more than kShard bytes, it names itself
  /// split, and its words stand in files by three letters.
  void write(const std::filesystem::path& folder, Written& written);

  static constexpr std::size_t kShard = 150'000;

 private:
  struct Numbers {
    std::string steps;  ///< from number to number, base 36, the first from -1; separated by spaces
    std::int64_t last = -1;
  };
  using Entry = std::array<Numbers, 3>;
  using Words = std::map<std::string, Entry, std::less<>>;

  void write_words(const std::filesystem::path& folder, const std::string& name,
                   Words::const_iterator begin, Words::const_iterator end, bool split,
                   Written& written);

  Words words_;
  std::vector<std::string> names_;  ///< of the files
  SearchWords splitter_;
};

/// The name of the file for the first `letters` code points of a word: small ASCII letters and
/// digits as they are, others as _HEX_.
std::string shard_name(std::string_view word, std::size_t letters);

}  // namespace orgkarta::output
