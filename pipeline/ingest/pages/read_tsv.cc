#include "pipeline/ingest/pages/read_tsv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kColumns = 12;
constexpr int kPage = 1;  // levels
constexpr int kLine = 4;
constexpr int kWord = 5;
constexpr float kLeastSure = 30;  // percent
constexpr float kPointsAnInch = 72;
constexpr float kSizeOfLine = 0.8F;  // a font's size, of the height of a line with long letters

struct TableRow {
  int level = 0;
  Box box;  ///< points
  float sure = 0;
  std::string_view text;
};

float number_of(std::string_view cell) {
  float value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

std::optional<TableRow> row_of(std::string_view line, float dpi) {
  std::array<std::string_view, kColumns> cells;
  for (std::string_view& cell : cells) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    cell = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  TableRow row;
  row.level = static_cast<int>(number_of(cells[0]));
  if (row.level == 0) return std::nullopt;
  const float scale = kPointsAnInch / dpi;
  row.box.left = number_of(cells[6]) * scale;
  row.box.top = number_of(cells[7]) * scale;
  row.box.right = row.box.left + number_of(cells[8]) * scale;
  row.box.bottom = row.box.top + number_of(cells[9]) * scale;
  row.sure = number_of(cells[10]);
  row.text = cells[11];
  return row;
}

PageWord word_of(const TableRow& row, const Box& line) {
  PageWord word;
  word.text = row.text;
  word.top = line.top;
  word.bottom = line.bottom;
  word.size = kSizeOfLine * (line.bottom - line.top);
  word.space_after = true;
  const std::size_t characters = utf8::count(word.text);
  for (std::size_t i = 0; i <= characters; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(characters);
    word.edges.push_back(row.box.left + part * (row.box.right - row.box.left));
  }
  return word;
}

}  // namespace

Page read_tsv(std::string_view table, std::uint32_t number, float dpi) {
  Page page;
  page.number = number;
  Box line;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const auto row = row_of(table.substr(0, end), dpi);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (!row) continue;
    if (row->level == kPage) {
      page.width = row->box.right;
      page.height = row->box.bottom;
    } else if (row->level == kLine) {
      line = row->box;
    } else if (row->level == kWord && row->sure >= kLeastSure && !row->text.empty() &&
               row->text.find(' ') == row->text.npos && utf8::valid(row->text)) {
      page.words.push_back(word_of(*row, line));
    }
  }
  return page;
}

}  // namespace orgkarta::ingest
