// The format for people: columns side by side.
#include <algorithm>

#include "pipeline/app/escape.h"
#include "pipeline/app/table_cells.h"
#include "pipeline/unicode/display_width.h"

namespace orgkarta::app {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 10;  // no column is cut to less
constexpr const char* kEllipsis = "\u2026";

struct Column {
  std::string name;
  std::size_t width = 0;
  bool numbers = true;  ///< nothing but numbers and nulls: set to the right
};

std::vector<Column> measure(const Table& table,
                            const std::vector<std::vector<std::string>>& lines) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    Column column{printable(table.columns[i])};
    column.width = std::max<std::size_t>(display_width(column.name), 1);
    bool any = false;
    for (std::size_t row = 0; row < lines.size(); ++row) {
      column.width = std::max(column.width, display_width(lines[row][i]));
      any = any || is_number(table.rows[row][i]);
      if (std::holds_alternative<std::string>(table.rows[row][i])) column.numbers = false;
    }
    column.numbers = column.numbers && any;
    columns.push_back(std::move(column));
  }
  return columns;
}

/// Narrows the widest columns, all to the same width, until the line fits. A number without its
/// last digits would be another. False if too little of each would be left.
bool fit(std::vector<Column>& columns, std::size_t width) {
  const auto narrowed = [](const Column& c, std::size_t widest) {
    return c.numbers ? c.width : std::min(c.width, widest);
  };
  const auto total = [&](std::size_t widest) {
    std::size_t sum = 0;
    for (const Column& c : columns) sum += narrowed(c, widest) + kGap;
    return sum - kGap;
  };
  std::size_t widest = kNarrowest;
  for (const Column& c : columns) widest = std::max(widest, std::min(c.width, width));
  while (widest > kNarrowest && total(widest) > width) --widest;
  for (Column& c : columns) c.width = narrowed(c, widest);
  return total(widest) <= width;
}

std::string cut(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  return text.substr(0, cut_to_width(text, width - 1)) + kEllipsis;
}

void add_line(std::string& out, const std::vector<std::string>& cells,
              const std::vector<Column>& columns) {
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = cut(cells[i], columns[i].width);
    const std::size_t room = columns[i].width - display_width(cell);
    if (i != 0) out.append(kGap, ' ');
    if (columns[i].numbers) out.append(room, ' ');
    out += cell;
    if (!columns[i].numbers) out.append(room, ' ');
  }
  while (out.size() > start && out.back() == ' ') out.pop_back();
  out += '\n';
}

/// Rows one below the other, a cell a line; cells that hold nothing are left out.
std::string as_records(const std::vector<std::vector<std::string>>& lines,
                       const std::vector<Column>& columns) {
  std::size_t widest = 0;
  for (const Column& c : columns) widest = std::max(widest, display_width(c.name));
  std::string out;
  for (const auto& line : lines) {
    if (!out.empty()) out += '\n';
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i].empty()) continue;
      out += columns[i].name + std::string(widest - display_width(columns[i].name) + kGap, ' ');
      out += line[i] + '\n';
    }
  }
  return out;
}

}  // namespace

std::string aligned(const Table& table, std::size_t width) {
  std::vector<std::vector<std::string>> lines;
  for (const auto& row : table.rows) {
    std::vector<std::string>& line = lines.emplace_back();
    for (const Cell& cell : row) line.push_back(cell_line(cell));
  }
  std::vector<Column> columns = measure(table, lines);
  if (columns.empty()) return "";
  if (width != 0 && !fit(columns, width) && !lines.empty()) return as_records(lines, columns);
  std::vector<std::string> names;
  std::vector<std::string> rule;
  for (const Column& c : columns) {
    names.push_back(c.name);
    rule.emplace_back(c.width, '-');
  }
  std::string out;
  add_line(out, names, columns);
  add_line(out, rule, columns);
  for (const auto& line : lines) add_line(out, line, columns);
  return out;
}

}  // namespace orgkarta::app
