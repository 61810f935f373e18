// What is put right when a page's words are known.
#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/pdf/word_former.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::pdf {
namespace {

using ingest::PageWord;

constexpr double kLevel = 0.5;  // points that words of a line may differ in height
// Parts of the font's size.
constexpr double kSameAlong = 0.1;   // text drawn again stands off by less, along the line
constexpr double kSameAcross = 0.2;  // and across it
constexpr float kSpaceGap = 0.03F;   // a narrower gap is no space, whatever was drawn in it
constexpr float kSpreadGap = 0.4F;   // spread letters stand no further apart
constexpr float kSpreadLike = 1.3F;  // times the least gap: letters of one word
constexpr std::size_t kLeastSpread = 3;

constexpr std::size_t kMostBeside = 200;  // words of a line that are looked at for doubles

constexpr const char* kBullet = "\u2022";

/// One character alone that no text has, of a font of signs: mostly a bullet.
bool is_drawn_sign(const PageWord& word) {
  if (word.edges.size() != 2) return false;
  std::size_t i = 0;
  const char32_t c = utf8::next(word.text, i);
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool own_use = c >= 0xE000 && c < 0xF900;
  return control || own_use;
}

/// Characters that are drawn one on the other share their word's room.
void straighten(std::vector<float>& edges) {
  if (std::is_sorted(edges.begin(), edges.end()) && edges.back() > edges.front()) return;
  const auto [least, most] = std::minmax_element(edges.begin(), edges.end());
  const float left = *least;
  const float step = (*most - left) / static_cast<float>(edges.size() - 1);
  for (std::size_t i = 0; i < edges.size(); ++i) edges[i] = left + step * static_cast<float>(i);
}

void append(PageWord& word, const PageWord& next) {
  word.text += next.text;
  word.edges.back() = next.left();
  word.edges.insert(word.edges.end(), next.edges.begin() + 1, next.edges.end());
  word.top = std::min(word.top, next.top);
  word.bottom = std::max(word.bottom, next.bottom);
  word.space_after = next.space_after;
}

}  // namespace

std::vector<PageWord> WordFormer::take() {
  open_ = false;
  tiny_ = 0;
  for (PageWord& word : words_) {
    straighten(word.edges);
    if (is_drawn_sign(word)) word.text = kBullet;
  }
  find_doubles();
  compact();
  note_spaces();
  if (find_spread_letters()) compact();
  drafts_.clear();
  return std::exchange(words_, {});
}

/// Whether a word stands behind another one on its line.
bool WordFormer::on_one_line(std::size_t a, std::size_t b) const {
  const double way = static_cast<double>(words_[b].left() - words_[a].left());
  const double base = drafts_[a].base + drafts_[a].slope * way;
  return way > 0 && std::abs(base - drafts_[b].base) <= kLevel;
}

float WordFormer::gap_after(std::size_t word) const {
  return words_[word + 1].left() - words_[word].right();
}

void WordFormer::find_doubles() {
  std::vector<std::size_t> order(words_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
    const double difference = drafts_[a].base - drafts_[b].base;
    return difference != 0 ? difference < 0 : words_[a].left() < words_[b].left();
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const PageWord& word = words_[order[i]];
    const auto along = static_cast<float>(kSameAlong) * word.size;
    const double lowest = drafts_[order[i]].base + kSameAcross * static_cast<double>(word.size);
    const std::size_t most = std::min(order.size(), i + kMostBeside);
    for (std::size_t j = i + 1; j < most && drafts_[order[j]].base <= lowest; ++j) {
      const PageWord& other = words_[order[j]];
      if (std::abs(word.left() - other.left()) < along &&
          std::abs(word.right() - other.right()) < along && word.text == other.text) {
        drafts_[std::max(order[i], order[j])].twice = true;
      }
    }
  }
}

void WordFormer::compact() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (drafts_[i].twice) continue;
    if (drafts_[i].joined && kept > 0) {
      append(words_[kept - 1], words_[i]);
      continue;
    }
    if (kept != i) {
      words_[kept] = std::move(words_[i]);
      drafts_[kept] = drafts_[i];
    }
    ++kept;
  }
  words_.resize(kept);
  drafts_.resize(kept);
}

void WordFormer::note_spaces() {
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    words_[i].space_after = on_one_line(i, i + 1) && gap_after(i) >= kSpaceGap * words_[i].size;
  }
}

/// Behind the last of single letters side by side, of which `first` is one.
std::size_t WordFormer::spread_end(std::size_t first) const {
  std::size_t i = first;
  while (i < words_.size() && words_[i].edges.size() == 2 &&
         (i == first || on_one_line(i - 1, i))) {
    ++i;
  }
  return i;
}

bool WordFormer::find_spread_letters() {
  const auto may_join = [this](std::size_t i) {
    return !drafts_[i].space_drawn && gap_after(i) <= kSpreadGap * words_[i].size;
  };
  bool any = false;
  for (std::size_t first = 0, end = 0; first < words_.size(); first = end) {
    end = std::max(spread_end(first), first + 1);
    if (end - first < kLeastSpread) continue;
    float least = kSpreadGap * words_[first].size;
    for (std::size_t i = first; i + 1 < end; ++i) {
      if (may_join(i)) least = std::min(least, gap_after(i));
    }
    if (least <= 0) continue;
    for (std::size_t i = first; i + 1 < end; ++i) {
      drafts_[i + 1].joined = may_join(i) && gap_after(i) <= kSpreadLike * least;
      any |= drafts_[i + 1].joined;
    }
  }
  return any;
}

}  // namespace orgkarta::pdf
