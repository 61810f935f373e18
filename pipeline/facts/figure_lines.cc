#include "pipeline/facts/figure_lines.h"

#include <algorithm>
#include <optional>

#include "pipeline/facts/table_cells.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kMostLines = 80;
constexpr std::size_t kLongestName = 60;  // bytes of a line of the table

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

/// Whether a line has years and no other figure: a head over columns.
bool only_years(std::string_view text) {
  if (text.size() > kLongestName || !has_digit(text)) return false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const bool year = word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
                      word.find_first_not_of("0123456789") == std::string_view::npos;
    if (has_digit(word) && !year) return false;
    begin = end + 1;
  }
  return true;
}

/// Several figures with decimals, one after the other ("70,5 70,9 -1,7").
std::vector<Span> decimals(std::string_view text, std::uint32_t at) {
  std::vector<Span> figures;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (word.find(',') == std::string_view::npos || !cell_figure(word)) return {};
    figures.push_back(
        {at + static_cast<std::uint32_t>(begin), at + static_cast<std::uint32_t>(end)});
    begin = end + 1;
  }
  return figures;
}

/// The line of a table; empty optional if the block is none.
std::optional<Line> read_line(const View& view, const Block& b) {
  if (b.kind == BlockKind::table_row || b.kind == BlockKind::heading) return std::nullopt;
  const std::string_view text = view.slice(b.content);
  if (text.empty() || text.size() > kLongestName || text.ends_with('.')) return std::nullopt;
  if (!has_digit(text)) return Line{b.content, {}};
  if (only_years(text)) return std::nullopt;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto at = b.content.begin + static_cast<std::uint32_t>(begin);
    std::vector<Span> figures = decimals(text.substr(begin), at);
    if (figures.empty() && cell_figure(text.substr(begin))) figures = {{at, b.content.end}};
    if (!figures.empty()) return Line{{b.content.begin, at}, std::move(figures)};
    begin = std::min(text.find(' ', begin), text.size() - 1) + 1;
  }
  return std::nullopt;
}

/// Among figures on lines of their own a number behind a name belongs to the name ("grade 7").
void keep_numbered_names(std::vector<Line>& lines) {
  const auto pure = std::count_if(lines.begin(), lines.end(), [](const Line& l) {
    return !l.figures.empty() && l.name.empty();
  });
  const auto named = std::count_if(lines.begin(), lines.end(), [](const Line& l) {
    return !l.figures.empty() && !l.name.empty();
  });
  if (pure <= named) return;
  for (Line& l : lines) {
    if (l.figures.empty() || l.name.empty()) continue;
    l.name.end = l.figures.back().end;
    l.figures.clear();
  }
}

}  // namespace

bool line_follows(const View& view, std::uint32_t block) {
  const BlockKind kind = view.block(block).kind;
  if (kind == BlockKind::table_row || kind == BlockKind::boilerplate) return false;
  const auto count = static_cast<std::uint32_t>(view.text.blocks.size());
  for (std::uint32_t b = block + 1; b < count; ++b) {
    if (view.block(b).kind == BlockKind::boilerplate) continue;
    return read_line(view, view.block(b)) || only_years(view.slice(view.block(b).content));
  }
  return false;
}

Lines lines_from(const View& view, std::uint32_t first) {
  Lines lines;
  const auto count = static_cast<std::uint32_t>(view.text.blocks.size());
  for (lines.end = first; lines.end < count && lines.all.size() < kMostLines; ++lines.end) {
    const Block& b = view.block(lines.end);
    if (b.kind == BlockKind::boilerplate) continue;
    auto line = read_line(view, b);
    if (!line && lines.all.empty() && only_years(view.slice(b.content))) continue;
    if (!line) break;
    lines.all.push_back(std::move(*line));
  }
  keep_numbered_names(lines.all);
  return lines;
}

std::vector<Span> names_of(const std::vector<Line>& lines) {
  std::vector<Span> alone;
  std::vector<Span> names;
  Span before;
  for (const Line& l : lines) {
    if (l.figures.empty()) {
      alone.push_back(l.name);
      before = l.name;
    } else {
      names.push_back(l.name.empty() ? before : l.name);
    }
  }
  return alone.size() == names.size() ? alone : names;
}

}  // namespace orgkarta::facts
