// Columns of a page: which rows are two texts side by side.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "pipeline/ingest/pages/page_line.h"

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kLeastLines = 5;   // of a column
constexpr float kLeastWords = 3;         // a line, on average
constexpr float kFull = 0.7F;            // of a column's width: a full line
constexpr float kLeastFull = 0.5F;       // of a column's lines
constexpr float kLeastGutter = 0.7F;     // of the font's size
constexpr float kUsualSize = 11;         // points: headings are larger, their gutter is not
constexpr float kLeastWidth = 90;        // points
constexpr float kParagraphGap = 1.3F;    // times the usual distance of lines
constexpr std::size_t kLeastBreaks = 2;  // that both sides share: a table's rows
constexpr int kDeepest = 4;              // columns within columns

using Rows = std::vector<Row>;

/// Rows of a range, and the gutter that parts them.
struct Gutter {
  std::size_t first = 0;
  std::size_t last = 0;  ///< behind the last one
  float at = 0;
};

bool crosses(const Row& row, float x) {
  return std::any_of(row.words.begin(), row.words.end(),
                     [x](const PageWord* w) { return w->left() < x && w->right() > x; });
}

/// The words of rows left or right of their gutter.
Rows side(const Rows& rows, const Gutter& gutter, bool left) {
  Rows out;
  for (std::size_t i = gutter.first; i < gutter.last; ++i) {
    std::vector<const PageWord*> words = rows[i].words;
    std::erase_if(words, [&](const PageWord* w) { return (w->right() <= gutter.at) != left; });
    if (!words.empty()) out.emplace_back(std::move(words));
  }
  return out;
}

/// Whether rows are a text that runs on: full lines of several words.
bool is_prose(const Rows& rows) {
  if (rows.size() < kLeastLines) return false;
  float left = rows[0].left();
  float right = rows[0].right();
  std::size_t words = 0;
  for (const Row& row : rows) {
    left = std::min(left, row.left());
    right = std::max(right, row.right());
    words += row.words.size();
  }
  const auto lines = static_cast<float>(rows.size());
  const auto full = std::count_if(rows.begin(), rows.end(), [&](const Row& row) {
    return segments_of(row).size() == 1 && row.right() - row.left() >= kFull * (right - left);
  });
  return right - left >= kLeastWidth && static_cast<float>(words) >= kLeastWords * lines &&
         static_cast<float>(full) >= kLeastFull * lines;
}

/// Whether what stands left of a gutter and what stands right of it are clearly apart.
bool is_apart(const Rows& left, const Rows& right) {
  float end = 0;
  float begin = 1e9F;
  float size = 0;
  for (const Row& row : left) {
    end = std::max(end, row.right());
    size = std::max(size, row.size);
  }
  for (const Row& row : right) begin = std::min(begin, row.left());
  return begin - end >= kLeastGutter * std::min(size, kUsualSize);
}

/// The spaces above paragraphs: from the line before to the one behind.
std::vector<std::pair<float, float>> breaks_of(const Rows& rows) {
  std::vector<float> steps;
  for (std::size_t i = 1; i < rows.size(); ++i)
    steps.push_back(rows[i].bottom - rows[i - 1].bottom);
  if (steps.empty()) return {};
  std::vector<float> sorted = steps;
  std::sort(sorted.begin(), sorted.end());
  const float usual = sorted[sorted.size() / 2];
  std::vector<std::pair<float, float>> breaks;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (steps[i - 1] > kParagraphGap * usual) breaks.emplace_back(rows[i - 1].bottom, rows[i].top);
  }
  return breaks;
}

/// Whether paragraphs end on both sides at once, as the cells of a table's rows do.
bool is_table(const Rows& left, const Rows& right) {
  const auto a = breaks_of(left);
  const auto b = breaks_of(right);
  const auto shared = std::count_if(a.begin(), a.end(), [&](const auto& gap) {
    return std::any_of(b.begin(), b.end(), [&](const auto& other) {
      return other.first < gap.second && gap.first < other.second;
    });
  });
  const auto all = std::max(a.size(), b.size());
  return static_cast<std::size_t>(shared) >= kLeastBreaks &&
         static_cast<std::size_t>(shared) * 2 >= all;
}

/// Where rows have gaps, each once to the nearest point.
std::vector<float> gaps_of(const Rows& rows) {
  std::vector<float> at;
  for (const Row& row : rows) {
    for (std::size_t i = 1; i < row.words.size(); ++i) {
      const float from = row.words[i - 1]->right();
      const float to = row.words[i]->left();
      if (to - from >= kLeastGutter * row.size) at.push_back(std::round((from + to) / 2));
    }
  }
  // Lines of columns may stand on different levels.
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Row& a = rows[i - 1];
    const Row& b = rows[i];
    if (a.right() < b.left()) at.push_back(std::round((a.right() + b.left()) / 2));
    if (b.right() < a.left()) at.push_back(std::round((b.right() + a.left()) / 2));
  }
  std::sort(at.begin(), at.end());
  at.erase(std::unique(at.begin(), at.end()), at.end());
  return at;
}

/// The longest run of rows that a gutter at `x` parts into two texts.
std::optional<Gutter> gutter_at(const Rows& rows, float x) {
  std::optional<Gutter> best;
  for (std::size_t i = 0; i < rows.size();) {
    Gutter run{i, i, x};
    while (run.last < rows.size() && !crosses(rows[run.last], x)) ++run.last;
    i = run.last + 1;
    if (run.last - run.first < kLeastLines) continue;
    if (best && best->last - best->first >= run.last - run.first) continue;
    const Rows left = side(rows, run, true);
    const Rows right = side(rows, run, false);
    if (!is_prose(left) || !is_prose(right)) continue;
    if (is_apart(left, right) && !is_table(left, right)) best = run;
  }
  return best;
}

std::optional<Gutter> find_gutter(const Rows& rows) {
  std::optional<Gutter> best;
  for (const float x : gaps_of(rows)) {
    const auto gutter = gutter_at(rows, x);
    if (!gutter) continue;
    if (!best || gutter->last - gutter->first > best->last - best->first) best = gutter;
  }
  return best;
}

void add_flow(Rows rows, bool column, std::vector<PageLine>& out) {
  if (rows.empty()) return;
  float left = rows.front().left();
  float right = rows.front().right();
  for (const Row& row : rows) {
    left = std::min(left, row.left());
    right = std::max(right, row.right());
  }
  const std::size_t first = out.size();
  std::vector<PageLine> lines = lines_of_rows(std::move(rows));
  std::move(lines.begin(), lines.end(), std::back_inserter(out));
  for (std::size_t i = first; i < out.size(); ++i) {
    out[i].column = column;
    out[i].column_left = left;
    out[i].column_right = right;
    out[i].begins_flow = i == first && column;
  }
}

void add_rows(Rows rows, bool column, int depth, std::vector<PageLine>& out) {
  const auto gutter = depth < kDeepest ? find_gutter(rows) : std::nullopt;
  if (!gutter) return add_flow(std::move(rows), column, out);
  const auto begin = rows.begin();
  const auto first = begin + static_cast<std::ptrdiff_t>(gutter->first);
  const auto last = begin + static_cast<std::ptrdiff_t>(gutter->last);
  add_rows(Rows(begin, first), column, depth + 1, out);
  add_rows(side(rows, *gutter, true), true, depth + 1, out);
  add_rows(side(rows, *gutter, false), true, depth + 1, out);
  add_rows(Rows(last, rows.end()), column, depth + 1, out);
}

}  // namespace

std::vector<PageLine> lines_of(const Page& page, std::vector<Row> rows) {
  std::vector<PageLine> lines;
  add_rows(std::move(rows), false, 0, lines);
  if (!lines.empty()) lines.front().begins_flow = true;
  for (PageLine& line : lines) line.page = page.number;
  return lines;
}

}  // namespace orgkarta::ingest
