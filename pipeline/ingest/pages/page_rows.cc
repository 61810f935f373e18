// From words to rows.
#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/ingest/pages/page_line.h"
#include "pipeline/ingest/pages/signs.h"

namespace orgkarta::ingest {
namespace {

// Parts of a font's size.
constexpr float kLevel = 0.4F;  // words of one row differ by less in their middle
constexpr float kSmall = 0.8F;  // smaller letters than that may stand off their level
constexpr float kMark = 0.92F;  // and figures than that may be a mark
constexpr float kOffLevel = 0.1F;
constexpr float kWideGap = 0.8F;    // a space is narrower, but in spread lines
constexpr float kSpreadGap = 0.6F;  // most spaces are narrower, but there
constexpr float kOpenGap = 0.6F;    // where the others are known to be narrow
constexpr float kSpread = 2.2F;     // times a row's usual gap: parts it even so
constexpr std::size_t kLeastGaps = 3;
constexpr float kBesides = 1.5F;  // points between a word and its mark

struct Draft {
  std::vector<PageWord*> words;
  float middle = 0;
  float size = 0;
};

/// Words by their level. Larger ones first, so that what is small finds the row that it belongs to.
class Rows {
 public:
  void add(PageWord& word) {
    Draft* row = is_note_mark(word.text) ? row_touched_by(word, kMark) : nullptr;
    word.note_mark = row != nullptr;
    if (row == nullptr) row = level_with(word);
    if (row == nullptr) row = row_touched_by(word, kSmall);
    if (row != nullptr) return row->words.push_back(&word);
    drafts_.push_back({{&word}, word.middle(), word.size});
  }

  std::vector<Draft> take() {
    std::sort(drafts_.begin(), drafts_.end(),
              [](const Draft& a, const Draft& b) { return a.middle < b.middle; });
    return std::move(drafts_);
  }

 private:
  Draft* level_with(const PageWord& word) {
    const auto row = std::find_if(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      const bool like = word.size >= kSmall * draft.size;
      return like && std::abs(draft.middle - word.middle()) < kLevel * word.size;
    });
    return row == drafts_.end() ? nullptr : &*row;
  }

  // The row that a smaller word stands raised or lowered in, right behind one of its words.
  Draft* row_touched_by(const PageWord& word, float smaller) {
    const auto row = std::find_if(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      if (word.size >= smaller * draft.size) return false;
      if (std::abs(draft.middle - word.middle()) > draft.size / 2) return false;
      return std::any_of(draft.words.begin(), draft.words.end(), [&](const PageWord* other) {
        return std::abs(word.left() - other->right()) < kBesides &&
               std::abs(word.bottom - other->bottom) > kOffLevel * other->size;
      });
    });
    return row == drafts_.end() ? nullptr : &*row;
  }

  std::vector<Draft> drafts_;
};

/// The gap that parts a row's segments: wider than any space between its words.
float least_gap(const Row& row) {
  std::vector<float> gaps;
  for (std::size_t i = 1; i < row.words.size(); ++i) {
    gaps.push_back(row.words[i]->left() - row.words[i - 1]->right());
  }
  const float usual = kWideGap * row.size;
  if (gaps.size() < kLeastGaps) return usual;
  // Most gaps of a table's row are those within its cells, and narrow.
  const auto narrow = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 3);
  std::nth_element(gaps.begin(), narrow, gaps.end());
  // Where even these are wide, it is a word a cell, or a spread line: its neighbours tell.
  if (*narrow > kSpreadGap * row.size) return usual;
  return std::max(kOpenGap * row.size, kSpread * *narrow);
}

}  // namespace

std::vector<Row> rows_of(Page& page) {
  std::vector<PageWord*> words;
  for (PageWord& word : page.words) words.push_back(&word);
  std::stable_sort(words.begin(), words.end(), [](const PageWord* a, const PageWord* b) {
    return a->size != b->size ? a->size > b->size : a->middle() < b->middle();
  });
  Rows drafts;
  for (PageWord* word : words) drafts.add(*word);
  std::vector<Row> rows;
  for (const Draft& draft : drafts.take()) {
    std::vector<const PageWord*> in_order(draft.words.begin(), draft.words.end());
    std::sort(in_order.begin(), in_order.end(),
              [](const PageWord* a, const PageWord* b) { return a->left() < b->left(); });
    rows.emplace_back(std::move(in_order));
  }
  return rows;
}

Row::Row(std::vector<const PageWord*> from_left_to_right) : words(std::move(from_left_to_right)) {
  top = words.front()->top;
  bottom = words.front()->bottom;
  for (const PageWord* word : words) {
    top = std::min(top, word->top);
    bottom = std::max(bottom, word->bottom);
    size = std::max(size, word->size);
  }
}

std::vector<Segment> segments_of(const Row& row) {
  const float gap = least_gap(row);
  std::vector<Segment> segments;
  for (const PageWord* word : row.words) {
    const bool first = segments.empty();
    // What opens a list's item stands apart from it, and is no cell.
    const bool apart = !first && word->left() - segments.back().right() > gap &&
                       !(segments.size() == 1 && opens_item(text_of(segments[0])));
    if (first || apart) segments.emplace_back();
    segments.back().words.push_back(word);
  }
  return segments;
}

}  // namespace orgkarta::ingest
