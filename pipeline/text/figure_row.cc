#include "pipeline/text/figure_row.h"

#include <algorithm>

namespace orgkarta::text {
namespace {

constexpr std::uint32_t kLongest = 120;  // bytes of a row
constexpr std::size_t kMostGroups = 16;  // the ways to part more are too many to try

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
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

/// Tries all ways to part a row's words in so many figures.
class Parting {
 public:
  Parting(std::string_view text, const FigureRow& row, std::size_t figures)
      : text_(text), row_(row), figures_(figures) {
    part(row.first);
  }
  std::vector<std::size_t> best() && { return std::move(best_); }

 private:
  std::string_view word(std::size_t i) const { return slice(text_, row_.words[i]); }

  void part(std::size_t at) {
    if (at == row_.words.size()) {
      if (begins_.size() == figures_) weigh();
      return;
    }
    if (begins_.size() == figures_ || opens(word(at)) == 0) return;
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
    for (std::size_t i = 0; i < figures_; ++i) {
      const std::size_t end = i + 1 < figures_ ? begins_[i + 1] : row_.words.size();
      least = std::min(least, end - begins_[i]);
      most = std::max(most, end - begins_[i]);
    }
    if (!best_.empty() && most - least >= unlike_) return;
    unlike_ = most - least;
    best_ = begins_;
  }

  std::string_view text_;
  const FigureRow& row_;
  std::size_t figures_;
  std::vector<std::size_t> begins_;
  std::vector<std::size_t> best_;
  std::size_t unlike_ = 0;  ///< how many groups the longest of the best has more than the shortest
};

}  // namespace

std::vector<Span> words_of(std::string_view text, Span line) {
  std::vector<Span> words;
  for (std::uint32_t begin = line.begin; begin < line.end;) {
    const auto end =
        static_cast<std::uint32_t>(std::min<std::size_t>(text.find(' ', begin), line.end));
    if (end > begin) words.push_back({begin, end});
    begin = end + 1;
  }
  return words;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), is_digit);
}

std::optional<FigureRow> figure_row(std::string_view text, Span line) {
  if (line.empty() || line.size() > kLongest || !is_digit(text[line.end - 1])) return std::nullopt;
  if (slice(text, line).find('\t') != std::string_view::npos) return std::nullopt;
  FigureRow row{words_of(text, line), 0};
  row.first = row.words.size();
  while (row.first > 0) {
    const std::string_view word = slice(text, row.words[row.first - 1]);
    if (opens(word) == 0 && !goes_on(word)) break;
    --row.first;
  }
  const std::size_t groups = row.words.size() - row.first;
  const bool named = row.first > 0 && !is_digit(text[line.begin]);
  if (!named || groups < 2 || groups > kMostGroups) return std::nullopt;
  return row;
}

std::vector<std::size_t> part_figures(std::string_view text, const FigureRow& row,
                                      std::size_t figures) {
  return Parting(text, row, figures).best();
}

}  // namespace orgkarta::text
