#include "pipeline/evaluate/texts.h"

#include <algorithm>
#include <iterator>

#include "pipeline/evaluate/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::evaluate {
namespace {

// How much of a word counts where its ending may differ, in code points.
constexpr std::size_t kStem = 5;
constexpr std::size_t kShortWord = 2;
constexpr double kMostWords = 0.6;

std::vector<std::string_view> long_words(const std::vector<std::string_view>& words) {
  std::vector<std::string_view> kept;
  for (const std::string_view word : words) {
    if (utf8::count(word) > kShortWord) kept.push_back(word);
  }
  return kept.empty() ? words : kept;
}

}  // namespace

Texts::Seen& Texts::seen(std::string_view text) {
  const auto at = seen_.find(text);
  if (at != seen_.end()) return at->second;
  Seen& fresh = seen_[std::string(text)];
  fresh.folded = evaluate::fold(text);
  fresh.words = words_of(fresh.folded);
  return fresh;
}

const std::string& Texts::body_key(std::string_view name) {
  Seen& it = seen(name);
  if (!it.key) it.key = keys_.key(it.folded);
  return *it.key;
}

double Texts::overlap(std::string_view a, std::string_view b) {
  std::vector<std::string_view> left = words(a);
  std::vector<std::string_view> right = words(b);
  if (left.empty() || right.empty()) return left.empty() && right.empty() ? 1.0 : 0.0;
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::vector<std::string_view> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(common));
  return static_cast<double>(2 * common.size()) / static_cast<double>(left.size() + right.size());
}

bool Texts::holds(std::string_view quote, std::string_view name) {
  const std::vector<std::string_view> wanted = long_words(words(name));
  if (wanted.empty()) return true;
  const Seen& said = seen(quote);
  const auto is_said = [&said](std::string_view word) {
    const std::string_view stem = first_characters(word, kStem);
    return said.folded.find(word) != std::string::npos ||
           std::any_of(said.words.begin(), said.words.end(),
                       [&](std::string_view w) { return w.starts_with(stem); });
  };
  const auto found = std::count_if(wanted.begin(), wanted.end(), is_said);
  return static_cast<double>(found) / static_cast<double>(wanted.size()) >= kMostWords;
}

}  // namespace orgkarta::evaluate
