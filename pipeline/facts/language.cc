#include "pipeline/facts/language.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

constexpr std::size_t kMostBlocks = 400;  // looked at, evenly spread
constexpr int kFewest = 3;                // words that another language needs
constexpr int kEnough = 12;               // words that settle it for the own one
constexpr int kTimes = 3, kOf = 2;        // it has half as many again as the own one

/// Words by language, in the order of their names; a word that several have counts for each.
using Counts = std::vector<std::pair<std::string_view, int>>;

int& count_of(Counts& counts, std::string_view language) {
  auto at = std::lower_bound(counts.begin(), counts.end(), language,
                             [](const auto& c, std::string_view name) { return c.first < name; });
  if (at == counts.end() || at->first != language) at = counts.insert(at, {language, 0});
  return at->second;
}

void count_word(const View& view, std::string_view word, Counts& counts) {
  const auto languages = view.lookup("function_words", word);
  if (!languages) return;
  for (std::size_t i = 0; i < languages->size();) {
    const std::size_t end = std::min(languages->find(' ', i), languages->size());
    ++count_of(counts, languages->substr(i, end - i));
    i = end + 1;
  }
}

void count_words(const View& view, std::string_view text, Counts& counts) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    if (const auto byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
      ++i;
      if ((byte | 0x20U) - 'a' < 26U) continue;
    } else if (unicode::is_letter(utf8::next(text, i))) {
      continue;
    }
    if (at > begin) count_word(view, text.substr(begin, at - begin), counts);
    begin = i;
  }
  if (begin < text.size()) count_word(view, text.substr(begin), counts);
}

/// Whether the own language leads by so much that the rest of the text need not be read.
bool settled(const Counts& counts, const std::string& own) {
  const auto mine = std::find_if(counts.begin(), counts.end(),
                                 [&](const auto& count) { return count.first == own; });
  if (mine == counts.end() || mine->second < kEnough) return false;
  return std::all_of(counts.begin(), counts.end(), [&](const auto& other) {
    return other.first == own || other.second * kOf < mine->second;
  });
}

}  // namespace

std::string language_of(const View& view, const std::string& own) {
  const auto& blocks = view.text.blocks;
  const std::size_t step = blocks.size() / kMostBlocks + 1;
  Counts counts;
  for (std::size_t b = 0; b < blocks.size(); b += step) {
    if (blocks[b].kind != BlockKind::boilerplate) {
      count_words(view, view.slice(blocks[b].content), counts);
      if (settled(counts, own)) return own;
    }
  }
  const auto best =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == counts.end() || best->second < kFewest) return own;
  const auto [name, most] = *best;
  return most * kOf >= count_of(counts, own) * kTimes ? std::string(name) : own;
}

}  // namespace orgkarta::facts
