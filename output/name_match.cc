#include "output/name_match.h"

#include <algorithm>
#include <cstdlib>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/slug.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr std::size_t kLongestEnding = 3;
constexpr std::size_t kShortestStem = 4;  // letters that must be the same before an ending
constexpr std::size_t kMostWrong = 2;
constexpr std::size_t kLettersAWrong = 4;  // so many letters bear one that is wrong

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

/// Whether one word is the other with an ending.
bool same_but_ending(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::string& brief = a.size() < b.size() ? a : b;
  const std::string& full = a.size() < b.size() ? b : a;
  return utf8::count(brief) >= kShortestStem && full.starts_with(brief) &&
         utf8::count(full) - utf8::count(brief) <= kLongestEnding;
}

std::vector<char32_t> letters_of(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t i = 0; i < text.size();) out.push_back(utf8::next(text, i));
  return out;
}

/// Letters to change, add, take out or swap with a neighbour (optimal string alignment); kMostWrong
/// + 1 where there are more.
std::size_t distance(std::string_view first, std::string_view second) {
  const auto a = letters_of(first);
  const auto b = letters_of(second);
  const std::size_t apart = a.size() < b.size() ? b.size() - a.size() : a.size() - b.size();
  if (apart > kMostWrong) return kMostWrong + 1;
  std::vector<std::size_t> before;
  std::vector<std::size_t> last(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<std::size_t> row(b.size() + 1, i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t wrong = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + wrong});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = std::move(last);
    last = std::move(row);
  }
  return last.back();
}

}  // namespace

NameMatch::NameMatch(std::string_view asked, bool accents, bool without_last_word)
    : accents_(accents),
      without_last_word_(without_last_word),
      asked_(words_of(asked)),
      letters_(joined(asked_)) {}

NameMatch::Words NameMatch::words_of(std::string_view text) const {
  if (!utf8::valid(text)) return {};
  const std::string folded = accents_ ? unicode::lower(text) : unicode::slug(text);
  Words words(1);
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    if (unicode::is_word(utf8::next(folded, i))) {
      words.back().append(folded, begin, i - begin);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool NameMatch::is(const Words& name, Nearness nearness) const {
  if (letters_.empty()) return false;
  if (compare(name, nearness)) return true;
  if (!without_last_word_ || name.size() < 2) return false;
  return compare(Words(name.begin(), name.end() - 1), nearness);
}

bool NameMatch::compare(const Words& name, Nearness nearness) const {
  const std::string letters = joined(name);
  switch (nearness) {
    case Nearness::equal:
      return letters == letters_;
    case Nearness::ending:
      return std::equal(asked_.begin(), asked_.end(), name.begin(), name.end(), same_but_ending);
    case Nearness::begins:
      return letters.starts_with(letters_);
    case Nearness::part:
      return is_part(name, letters);
    case Nearness::misspelt: {
      const std::size_t most = std::min(kMostWrong, utf8::count(letters_) / kLettersAWrong);
      return most > 0 && distance(letters_, letters) <= most;
    }
  }
  return false;
}

bool NameMatch::is_part(const Words& name, const std::string& letters) const {
  if (letters.find(letters_) != std::string::npos) return true;
  return std::all_of(asked_.begin(), asked_.end(), [&](const std::string& word) {
    return std::any_of(name.begin(), name.end(),
                       [&](const std::string& w) { return w.starts_with(word); });
  });
}

}  // namespace orgkarta::output
