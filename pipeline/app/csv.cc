#include "pipeline/app/csv.h"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

namespace orgkarta::app {
namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  Csv parse() {
    while (at_ < text_.size()) {
      CsvRow row = read_row();
      const bool blank = row.cells.size() == 1 && row.cells.front().empty();
      if (!blank) csv_.rows.push_back(std::move(row));
    }
    return std::move(csv_);
  }

 private:
  bool at_line_end() const {
    return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
  }

  CsvRow read_row() {
    CsvRow row;
    row.line = line_;
    row.cells.push_back(read_cell());
    while (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      row.cells.push_back(read_cell());
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
    return row;
  }

  std::string read_cell() {
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::size_t start = at_;
    while (!at_line_end() && text_[at_] != ',') ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  std::string read_quoted() {
    const int opened = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (text_.substr(at_, 2) == "\"\"") {
        cell += text_[at_++];
      } else {
        ++at_;
        return expect_cell_end(std::move(cell));
      }
    }
    csv_.problems.push_back(fmt::format("line {}: a quote is opened and never closed", opened));
    return cell;
  }

  std::string expect_cell_end(std::string cell) {
    if (at_line_end() || text_[at_] == ',') return cell;
    csv_.problems.push_back(fmt::format(
        "line {}: found text after a closing quote, expected a comma or the end of the line",
        line_));
    while (!at_line_end() && text_[at_] != ',') ++at_;
    return cell;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  Csv csv_;
};

}  // namespace

Csv parse_csv(std::string_view text) { return Parser(text).parse(); }

}  // namespace orgkarta::app
