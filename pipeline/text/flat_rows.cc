#include "pipeline/text/flat_rows.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/text/figure_row.h"

namespace orgkarta::text {
namespace {

constexpr std::uint32_t kLongestHead = 120;  // bytes
constexpr std::uint32_t kLongestBegin = 60;  // bytes of a name's first line
constexpr std::size_t kMostColumns = 8;
constexpr std::size_t kLeastRows = 3;

std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// The words that the columns' heads begin with, where each ends in a year: all have as many words
/// as the last one.
std::vector<std::size_t> year_heads(std::string_view text, const std::vector<Span>& words) {
  std::vector<std::size_t> years;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_year(slice(text, words[i]))) years.push_back(i);
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

/// The words that heads begin with: years and what stands before them, else every word but the
/// first, which is over the names.
std::vector<std::size_t> heads_of(std::string_view text, Span line,
                                  const std::vector<Span>& words) {
  std::vector<std::size_t> heads = year_heads(text, words);
  const bool digits = slice(text, line).find_first_of("0123456789") != std::string_view::npos;
  if (!heads.empty() || digits) return heads;
  for (std::size_t i = 1; i < words.size(); ++i) heads.push_back(i);
  return heads;
}

/// A line over rows, and those of the lines below it that are rows.
class FlatTable {
 public:
  FlatTable(std::string& text, const std::vector<Span>& lines, std::size_t head)
      : text_(text), head_(lines[head]) {
    for (next_ = head + 1; next_ < lines.size(); ++next_) {
      if (auto row = figure_row(text, lines[next_])) {
        rows_.push_back(std::move(*row));
      } else if (!begins_name(lines[next_])) {
        break;
      }
    }
  }

  /// Whether there is a table: then tabs stand between its cells.
  bool part() {
    if (rows_.size() < kLeastRows) return false;
    const std::vector<Span> words = words_of(text_, head_);
    const std::vector<std::size_t> heads = heads_of(text_, head_, words);
    if (heads.size() < 2 || heads.size() > kMostColumns) return false;
    std::vector<std::vector<std::size_t>> parted;
    for (const FigureRow& row : rows_) {
      parted.push_back(part_figures(text_, row, heads.size()));
      if (parted.back().empty()) return false;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) put_tabs(rows_[i].words, parted[i]);
    put_tabs(words, heads);
    return true;
  }

  std::size_t next() const { return next_; }  ///< the first line behind it

 private:
  /// Whether a line is the beginning of a name that the row below ends.
  bool begins_name(Span line) const {
    return !rows_.empty() && !line.empty() && line.size() < kLongestBegin &&
           text_[line.end - 1] == '-';
  }
  void put_tabs(const std::vector<Span>& words, const std::vector<std::size_t>& begins) {
    for (const std::size_t word : begins) {
      if (word > 0) text_[words[word].begin - 1] = '\t';
    }
  }

  std::string& text_;
  Span head_;
  std::size_t next_ = 0;
  std::vector<FigureRow> rows_;
};

/// The lines of a text without the spaces at their ends.
std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find_first_of("\n\f", begin), text.size());
    const std::size_t next = end + 1;
    while (end > begin && text[end - 1] == ' ') --end;
    while (begin < end && text[begin] == ' ') ++begin;
    lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = next;
  }
  return lines;
}

bool may_head(std::string_view text, Span line) {
  return !line.empty() && line.size() <= kLongestHead &&
         slice(text, line).find('\t') == std::string_view::npos;
}

}  // namespace

void part_flat_rows(std::string& text) {
  const std::vector<Span> lines = lines_of(text);
  for (std::size_t head = 0; head + kLeastRows < lines.size();) {
    std::size_t next = head + 1;
    if (figure_row(text, lines[next]) && may_head(text, lines[head])) {
      FlatTable table(text, lines, head);
      if (table.part()) next = table.next();
    }
    head = next;
  }
}

}  // namespace orgkarta::text
