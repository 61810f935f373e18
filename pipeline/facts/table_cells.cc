#include "pipeline/facts/table_cells.h"

#include <algorithm>

#include "pipeline/facts/numbers.h"

namespace orgkarta::facts {

std::vector<Span> table_cells(const View& view, const Block& row) {
  std::vector<Span> cells;
  const std::string_view text = view.slice(row.content);
  cells.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\t')) + 1);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\t', begin), text.size());
    const auto offset = [&](std::size_t i) {
      return row.content.begin + static_cast<std::uint32_t>(i);
    };
    if (end > begin) cells.push_back({offset(begin), offset(end)});
    begin = end + 1;
  }
  return cells;
}

std::vector<PlacedCell> placed_cells(const View& view, const Block& row) {
  std::vector<PlacedCell> cells;
  std::uint32_t begin = row.span.begin;
  for (std::size_t column = 0; begin <= row.span.end; ++column) {
    const std::size_t tab = view.text.text.find('\t', begin);
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(tab, row.span.end));
    if (end > begin) cells.push_back({column, {begin, end}});
    begin = end + 1;
  }
  return cells;
}

std::optional<double> cell_figure(std::string_view cell) {
  constexpr std::string_view kMinus[] = {"-", "–", "−"};
  bool minus = false;
  for (const std::string_view sign : kMinus) {
    if (!cell.starts_with(sign)) continue;
    minus = true;
    cell.remove_prefix(sign.size());
    break;
  }
  if (!minus && cell.starts_with('+')) cell.remove_prefix(1);
  while (cell.starts_with(' ')) cell.remove_prefix(1);
  if (cell.empty() || cell.front() < '0' || cell.front() > '9') return std::nullopt;
  const bool year = cell.size() == 4 && (cell.starts_with("19") || cell.starts_with("20")) &&
                    cell.find_first_not_of("0123456789") == std::string_view::npos;
  const auto value = year ? std::nullopt : parse_number(cell);
  if (!value) return std::nullopt;
  return minus ? -*value : *value;
}

std::vector<Span> figures_in(const View& view, Span cell) {
  const std::string_view text = view.slice(cell);
  std::vector<Span> figures;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t comma = text.find(',', begin);
    const std::size_t end = std::min(text.find(' ', std::min(comma, text.size())), text.size());
    if (comma == std::string_view::npos || !cell_figure(text.substr(begin, end - begin))) {
      return {cell};
    }
    figures.push_back({cell.begin + static_cast<std::uint32_t>(begin),
                       cell.begin + static_cast<std::uint32_t>(end)});
    begin = end + 1;
  }
  return figures;
}

bool is_percent(std::string_view cell) {
  if (!cell.ends_with('%')) return false;
  cell.remove_suffix(1);
  while (cell.ends_with(' ')) cell.remove_suffix(1);
  const std::size_t space = cell.find_last_of(' ');
  // Of "at least 90 %" the figure; a year ("Goal 2025 %") is none.
  return cell_figure(cell.substr(space == std::string_view::npos ? 0 : space + 1)).has_value();
}

bool is_header(const View& view, const std::vector<Span>& cells) {
  return std::none_of(cells.begin() + 1, cells.end(), [&](Span c) {
    const std::string_view text = view.slice(c);
    return is_percent(text) || cell_figure(text).has_value();
  });
}

}  // namespace orgkarta::facts
