#include "pipeline/text/flat_rows.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace orgkarta::text {
namespace {

constexpr std::size_t kLongest = 120;  // bytes of a row
constexpr std::size_t kMostColumns = 8;
constexpr std::size_t kMostGroups = 16;  // the ways to part more are too many to try
constexpr std::size_t kLeastRows = 3;

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
};
using Words = std::vector<Word>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Words words_of(std::string_view text, std::size_t begin, std::size_t end) {
  Words words;
  while (begin < end) {
    const std::size_t stop = std::min(text.find(' ', begin), end);
    if (stop > begin) words.push_back({begin, stop});
    begin = stop + 1;
  }
  return words;
}

/// How many digits a word has that may begin a figure ("-14", "1,5", "320"), 0 if it may not.
std::size_t opens(std::string_view word) {
  if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
  const std::string_view whole = word.substr(0, word.find(','));
  const bool zero = whole.size() > 1 && whole.front() == '0';
  if (whole.empty() || zero || !std::all_of(whole.begin(), whole.end(), is_digit)) return 0;
  if (whole.size() == word.size()) return whole.size();
  const std::string_view decimals = word.substr(whole.size() + 1);
  const bool right = !decimals.empty() && decimals.size() <= 2 &&
                     std::all_of(decimals.begin(), decimals.end(), is_digit);
  return right ? whole.size() : 0;
}

/// Whether a word may go on with a figure: three digits, decimals behind them at most.
bool goes_on(std::string_view word) {
  return word.size() >= 3 && is_digit(word.front()) &&
         word.find_first_not_of("0123456789,") == word.npos &&
         std::min(word.find(','), word.size()) == 3;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), is_digit);
}

/// A name and figures.
struct Row {
  Words words;
  std::size_t first = 0;  ///< the first word that is a figure's
};

std::optional<Row> row_of(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin > kLongest || end == begin || !is_digit(text[end - 1])) return std::nullopt;
  if (text.substr(begin, end - begin).find('\t') != std::string_view::npos) return std::nullopt;
  Row row{words_of(text, begin, end), 0};
  row.first = row.words.size();
  while (row.first > 0) {
    const Word w = row.words[row.first - 1];
    const std::string_view word = text.substr(w.begin, w.end - w.begin);
    if (opens(word) == 0 && !goes_on(word)) break;
    --row.first;
  }
  const std::size_t groups = row.words.size() - row.first;
  const bool named = row.first > 0 && !is_digit(text[begin]);
  if (!named || groups < 2 || groups > kMostGroups) return std::nullopt;
  return row;
}

/// Parts a row's words in as many figures as there are columns, each as long as the others as far
/// as may be.
class Parting {
 public:
  Parting(std::string_view text, const Row& row, std::size_t columns)
      : text_(text), row_(row), columns_(columns) {
    part(row.first);
  }
  /// The words that figures begin with; empty if the row cannot be parted so.
  const std::vector<std::size_t>& begins() const { return best_; }

 private:
  std::string_view word(std::size_t i) const {
    return text_.substr(row_.words[i].begin, row_.words[i].end - row_.words[i].begin);
  }
  void part(std::size_t at) {
    if (at == row_.words.size()) {
      if (begins_.size() == columns_) weigh();
      return;
    }
    if (begins_.size() == columns_ || opens(word(at)) == 0) return;
    begins_.push_back(at);
    part(at + 1);
    const bool whole = word(at).find(',') == std::string_view::npos && opens(word(at)) <= 3;
    for (std::size_t next = at + 1; whole && next < row_.words.size() && goes_on(word(next));) {
      const bool ends = word(next).find(',') != std::string_view::npos;
      part(++next);
      if (ends) break;
    }
    begins_.pop_back();
  }
  void weigh() {
    std::size_t least = row_.words.size();
    std::size_t most = 0;
    for (std::size_t i = 0; i < columns_; ++i) {
      const std::size_t end = i + 1 < columns_ ? begins_[i + 1] : row_.words.size();
      least = std::min(least, end - begins_[i]);
      most = std::max(most, end - begins_[i]);
    }
    if (!best_.empty() && most - least >= unlike_) return;
    unlike_ = most - least;
    best_ = begins_;
  }

  std::string_view text_;
  const Row& row_;
  std::size_t columns_;
  std::vector<std::size_t> begins_;
  std::vector<std::size_t> best_;
  std::size_t unlike_ = 0;
};

/// The words that the columns' heads begin with: each ends in a year and has as many words as the
/// last one; or every word is one.
std::vector<std::size_t> heads_of(std::string_view text, const Words& words) {
  std::vector<std::size_t> years;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_year(text.substr(words[i].begin, words[i].end - words[i].begin))) years.push_back(i);
  }
  std::vector<std::size_t> begins;
  if (years.size() < 2 || years.back() + 1 != words.size()) return begins;
  const std::size_t each = years.back() - years[years.size() - 2];
  for (const std::size_t year : years) {
    if (year + 1 < each) return {};
    begins.push_back(year + 1 - each);
  }
  return begins;
}

std::vector<std::size_t> word_heads(const Words& words, std::size_t columns) {
  std::vector<std::size_t> begins;
  for (std::size_t i = words.size() - columns; i < words.size(); ++i) begins.push_back(i);
  return begins;
}

struct LineSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The rows below a head, from a line on.
class FlatTable {
 public:
  FlatTable(std::string& text, const std::vector<LineSpan>& lines, std::size_t head)
      : text_(text), lines_(lines), head_(head) {
    for (next_ = head + 1; next_ < lines.size(); ++next_) {
      if (auto row = row_of(text, lines[next_].begin, lines[next_].end)) {
        rows_.push_back(std::move(*row));
      } else if (!wraps(next_)) {
        break;
      }
    }
  }

  bool part() {
    if (rows_.size() < kLeastRows) return false;
    const Words words = words_of(text_, lines_[head_].begin, lines_[head_].end);
    std::vector<std::size_t> heads = heads_of(text_, words);
    if (!heads.empty()) return part_by(words, heads);
    const bool digits =
        std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(lines_[head_].begin),
                    text_.begin() + static_cast<std::ptrdiff_t>(lines_[head_].end), is_digit);
    if (digits || words.size() < 3 || words.size() > kMostColumns) return false;
    return part_by(words, word_heads(words, words.size() - 1));
  }

  std::size_t next() const { return next_; }

 private:
  /// Whether a line is the beginning of a name that the row below ends.
  bool wraps(std::size_t line) const {
    const LineSpan l = lines_[line];
    const bool name = l.end > l.begin && l.end - l.begin < kLongest / 2 && text_[l.end - 1] == '-';
    return name && !rows_.empty();
  }
  bool part_by(const Words& words, const std::vector<std::size_t>& heads) {
    if (heads.size() < 2 || heads.size() > kMostColumns) return false;
    std::vector<std::vector<std::size_t>> parted;
    for (const Row& row : rows_) {
      parted.push_back(Parting(text_, row, heads.size()).begins());
      if (parted.back().empty()) return false;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) put_tabs(rows_[i].words, parted[i]);
    put_tabs(words, heads);
    return true;
  }
  void put_tabs(const Words& words, const std::vector<std::size_t>& begins) {
    for (const std::size_t word : begins) {
      if (word > 0) text_[words[word].begin - 1] = '\t';
    }
  }

  std::string& text_;
  const std::vector<LineSpan>& lines_;
  std::size_t head_;
  std::size_t next_ = 0;
  std::vector<Row> rows_;
};

}  // namespace

void part_flat_rows(std::string& text) {
  std::vector<LineSpan> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find_first_of("\n\f", begin), text.size());
    const std::size_t next = end + 1;
    while (end > begin && text[end - 1] == ' ') --end;
    while (begin < end && text[begin] == ' ') ++begin;
    lines.push_back({begin, end});
    begin = next;
  }
  for (std::size_t head = 0; head + kLeastRows < lines.size();) {
    const bool may = row_of(text, lines[head + 1].begin, lines[head + 1].end).has_value() &&
                     lines[head].end > lines[head].begin &&
                     lines[head].end - lines[head].begin <= kLongest &&
                     std::string_view(text)
                             .substr(lines[head].begin, lines[head].end - lines[head].begin)
                             .find('\t') == std::string_view::npos;
    if (!may) {
      ++head;
      continue;
    }
    FlatTable table(text, lines, head);
    head = table.part() ? table.next() : head + 1;
  }
}

}  // namespace orgkarta::text
