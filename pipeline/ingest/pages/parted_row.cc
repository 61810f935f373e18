#include "pipeline/ingest/pages/parted_row.h"

#include <algorithm>
#include <cmath>

#include "pipeline/ingest/pages/signs.h"

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kNear = 4;  // lines
constexpr float kAlike = 1.5F;    // times as wide
constexpr float kSlack = 2;       // points
// Parts of the font's size.
constexpr float kHanging = 3;    // the most that the lines of a list's item stand in
constexpr float kHyphen = 0.6F;  // a hyphen may hang out of the margin
constexpr float kCloseGap = 2;   // the most between sentences, or before rows that may be cells
constexpr float kGapAboveText = 1.6F;  // the widest gap in a line of text above another one

bool are_alike(const std::vector<float>& gaps) {
  return gaps.size() > 1 && gaps.back() < kAlike * gaps.front();
}

/// Most of a row's words hold figures: of a table.
bool is_figures(const Row& row) {
  const auto figures = std::count_if(row.words.begin(), row.words.end(), [](const PageWord* word) {
    return word->text.find_first_of("0123456789") != std::string::npos;
  });
  return static_cast<std::size_t>(figures) * 2 >= row.words.size();
}

/// Looks at the rows around one.
class Surroundings {
 public:
  Surroundings(const std::vector<PartedRow>& rows, std::size_t i)
      : rows_(rows), i_(i), row_(rows[i].row), gaps_(gaps_of(row_)) {}

  bool spread() const {
    if (gaps_.size() < 2 || is_figures(row_)) return false;
    const std::vector<Segment>& segments = rows_[i_].segments;
    const bool close = gaps_.back() < kCloseGap * row_.size;
    if (close && segments.size() == 2 && fits(i_ - 1) && fits(i_ + 1)) return true;
    if (is_text(i_ + 1) && gaps_.back() < kGapAboveText * row_.size) return true;
    const bool sentence = close && segments.size() == 2 && text_of(segments[0]).ends_with('.');
    const bool alike = are_alike(gaps_);
    for (std::size_t n = 1; n <= kNear && (sentence || alike); ++n) {
      if (is_text(i_ - n) || is_text(i_ + n)) return true;
      if ((sentence || close) && (fits(i_ - n) || fits(i_ + n))) return true;
    }
    return false;
  }

 private:
  bool same_edges(const Row& other) const {
    const float indent = other.left() - row_.left();
    return indent > -kSlack && indent < kHanging * row_.size &&
           std::abs(other.right() - row_.right()) < kHyphen * row_.size;
  }

  /// A line of text with the same edges.
  bool is_text(std::size_t other) const {
    return other < rows_.size() && !rows_[other].has_cells() && same_edges(rows_[other].row);
  }

  /// The same, or one that may be spread too.
  bool fits(std::size_t other) const {
    if (other >= rows_.size() || !same_edges(rows_[other].row)) return false;
    return !rows_[other].has_cells() || are_alike(gaps_of(rows_[other].row));
  }

  const std::vector<PartedRow>& rows_;
  std::size_t i_;
  const Row& row_;
  std::vector<float> gaps_;
};

}  // namespace

std::vector<float> gaps_of(const Row& row) {
  const std::size_t first = opens_item(row.words.front()->text) ? 2 : 1;
  std::vector<float> gaps;
  for (std::size_t k = first; k < row.words.size(); ++k) {
    gaps.push_back(row.words[k]->left() - row.words[k - 1]->right());
  }
  std::sort(gaps.begin(), gaps.end());
  return gaps;
}

void join_spread(std::vector<PartedRow>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].has_cells() || !Surroundings(rows, i).spread()) continue;
    rows[i].segments = {{rows[i].row.words}};
  }
}

}  // namespace orgkarta::ingest
