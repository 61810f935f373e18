#include "pipeline/facts/table_cells.h"

#include <algorithm>

#include "pipeline/facts/numbers.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kDigits = "0123456789";

}  // namespace

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
  if (cell.find(", ") != std::string_view::npos) return std::nullopt;  // two figures
  const bool year = cell.size() == 4 && (cell.starts_with("19") || cell.starts_with("20")) &&
                    cell.find_first_not_of("0123456789") == std::string_view::npos;
  const auto value = year ? std::nullopt : parse_number(cell);
  if (!value) return std::nullopt;
  return minus ? -*value : *value;
}

namespace {

/// Where the figures of "106 900 119 400 -12 500" begin: behind a figure's first group of digits
/// all have three, and no figure of a municipality has four groups the first of which has three.
/// Empty if there is anything else.
std::vector<std::size_t> figure_begins(std::string_view text) {
  std::vector<std::size_t> figures;
  std::vector<std::size_t> groups;  // of the last figure
  const auto close = [&] {
    const bool two = groups.size() == 4 && groups[1] - groups[0] == 4;
    if (two) figures.push_back(groups[2]);
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::size_t sign = text[begin] == '-' ? 1 : 0;
    const std::string_view digits = text.substr(begin + sign, end - begin - sign);
    if (digits.empty() || digits.size() > 3 || digits.find_first_not_of(kDigits) != digits.npos) {
      return {};
    }
    if (groups.empty() || sign == 1 || digits.size() < 3) {
      close();
      groups.clear();
      figures.push_back(begin);
    }
    groups.push_back(begin);
    begin = end + 1;
  }
  close();
  return figures;
}

}  // namespace

std::vector<Span> figures_in(const View& view, Span cell) {
  const std::string_view text = view.slice(cell);
  std::vector<Span> figures;
  const std::vector<std::size_t> begins = figure_begins(text);
  for (std::size_t i = 0; begins.size() > 1 && i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] - 1 : text.size();
    figures.push_back({cell.begin + static_cast<std::uint32_t>(begins[i]),
                       cell.begin + static_cast<std::uint32_t>(end)});
  }
  if (!figures.empty()) return figures;
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
