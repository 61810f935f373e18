// The words of pictures, Swedish and English: those of the report's interface.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orgkarta::output {

enum class Language : std::uint8_t { sv, en };

/// Reads output/report/site/strings.json, which is built in.
class PictureWords {
 public:
  explicit PictureWords(Language language);

  /// The text of a key of the table with {0}, {1} … replaced. The key is there.
  std::string text(const std::string& key, const std::vector<std::string>& values = {}) const;

  /// A word of one of the closed lists of output/README.md; one that is not known stays as it is.
  std::string word(const std::string& list, const std::string& name) const;

  /// Kronor, short, with one decimal at most: SEK 2.8 m.
  std::string kronor(double value) const;

  /// "SEK 1 m - SEK 2 m" with a longer dash, one sum where both are the same, the dash alone if
  /// there is none.
  std::string range(double low, double high) const;

 private:
  std::string number(double value) const;

  Language language_;
  std::unordered_map<std::string, std::string> texts_;
};

}  // namespace orgkarta::output
