// From words to rows.
#include <algorithm>
#include <cmath>

#include "pipeline/ingest/pages/page_line.h"
#include "pipeline/ingest/pages/signs.h"

namespace orgkarta::ingest {
namespace {

// Parts of a font's size.
constexpr float kLevel = 0.4F;    // words of one row differ by less in their middle
constexpr float kRaised = 0.8F;   // smaller letters than that may be a mark
constexpr float kWideGap = 1.0F;  // a space is narrower, but in spread lines
constexpr float kSpread = 2.2F;   // times a row's usual gap: parts it even so
constexpr std::size_t kSpreadWords = 5;
constexpr float kBesides = 1.5F;  // points between a word and its mark

struct Draft {
  std::vector<const PageWord*> words;
  float middle = 0;
  float size = 0;
};

/// Words by their level. Larger ones first, so that what is small finds the row that it belongs to.
class Rows {
 public:
  void add(const PageWord& word) {
    Draft* const row = level_with(word);
    if (row != nullptr) return row->words.push_back(&word);
    if (Draft* const marked = marked_by(word)) {
      if (!is_note_mark(word.text)) marked->words.push_back(&word);
      return;
    }
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
      const bool like = word.size >= kRaised * draft.size;
      return like && std::abs(draft.middle - word.middle()) < kLevel * word.size;
    });
    return row == drafts_.end() ? nullptr : &*row;
  }

  // The row that a small word touches right behind one of its words.
  Draft* marked_by(const PageWord& word) {
    const auto row = std::find_if(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      if (word.size >= kRaised * draft.size) return false;
      if (std::abs(draft.middle - word.middle()) > draft.size / 2) return false;
      return std::any_of(draft.words.begin(), draft.words.end(), [&](const PageWord* other) {
        return std::abs(word.left() - other->right()) < kBesides;
      });
    });
    return row == drafts_.end() ? nullptr : &*row;
  }

  std::vector<Draft> drafts_;
};

/// The gap that parts a row's segments: wider than any space between its words.
float least_gap(const Draft& row) {
  std::vector<float> gaps;
  for (std::size_t i = 1; i < row.words.size(); ++i) {
    gaps.push_back(row.words[i]->left() - row.words[i - 1]->right());
  }
  const float usual = kWideGap * row.size;
  if (gaps.size() < kSpreadWords) return usual;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max(usual, kSpread * *middle);
}

Row row_of(Draft draft) {
  std::sort(draft.words.begin(), draft.words.end(),
            [](const PageWord* a, const PageWord* b) { return a->left() < b->left(); });
  Row row;
  const float gap = least_gap(draft);
  row.size = draft.size;
  row.top = draft.words.front()->top;
  row.bottom = draft.words.front()->bottom;
  for (const PageWord* word : draft.words) {
    const bool first = row.segments.empty();
    // What opens a list's item stands apart from it, and is no cell.
    const bool apart = !first && word->left() - row.segments.back().right() > gap &&
                       !(row.segments.size() == 1 && opens_item(text_of(row.segments[0])));
    if (first || apart) row.segments.emplace_back();
    row.segments.back().words.push_back(word);
    row.top = std::min(row.top, word->top);
    row.bottom = std::max(row.bottom, word->bottom);
  }
  return row;
}

}  // namespace

std::vector<Row> rows_of(const Page& page) {
  std::vector<const PageWord*> words;
  for (const PageWord& word : page.words) words.push_back(&word);
  std::stable_sort(words.begin(), words.end(), [](const PageWord* a, const PageWord* b) {
    return a->size != b->size ? a->size > b->size : a->middle() < b->middle();
  });
  Rows drafts;
  for (const PageWord* word : words) drafts.add(*word);
  std::vector<Row> rows;
  for (Draft& draft : drafts.take()) rows.push_back(row_of(std::move(draft)));
  return rows;
}

}  // namespace orgkarta::ingest
