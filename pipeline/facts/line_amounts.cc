#include "pipeline/facts/line_amounts.h"

#include <algorithm>
#include <cmath>

#include "pipeline/facts/amount_headings.h"
#include "pipeline/facts/amount_owners.h"
#include "pipeline/facts/table_amounts.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kMostLines = 80;
constexpr std::size_t kLongestTitle = 100;  // bytes of a line that gives the unit
constexpr std::size_t kLongestName = 60;    // bytes of a line of the table
constexpr double kLeast = 100;              // what is less may number a page or a line

/// A line's figure, where it has one, and the name before it.
struct Line {
  Span name;
  Span figure;
  double value = 0;
};

std::size_t first_digit(std::string_view text) {
  const auto at =
      std::find_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<std::size_t>(at - text.begin());
}

bool has_digit(std::string_view text) { return first_digit(text) < text.size(); }

/// The line of a table; empty optional if the block is none.
std::optional<Line> read_line(const View& view, const Block& b) {
  if (b.kind == BlockKind::table_row || b.kind == BlockKind::heading) return std::nullopt;
  const std::string_view text = view.slice(b.content);
  if (text.empty() || text.size() > kLongestName || text.ends_with('.')) return std::nullopt;
  if (!has_digit(text)) return Line{b.content, {}, 0};
  std::size_t begin = first_digit(text);
  if (begin > 0 && text[begin - 1] == '-') --begin;
  const auto figure = cell_figure(text.substr(begin));
  if (!figure || (begin > 0 && text[begin - 1] != ' ')) return std::nullopt;
  const auto at = b.content.begin + static_cast<std::uint32_t>(begin);
  return Line{{b.content.begin, at}, {at, b.content.end}, *figure};
}

/// Whether a line gives the unit of the lines under it.
bool is_title(const View& view, const Block& b) {
  if (b.kind == BlockKind::table_row || b.kind == BlockKind::boilerplate) return false;
  const std::string_view text = view.slice(b.content);
  const bool open = text.ends_with(':') || !text.ends_with('.');
  return open && last_sentence(view, b).size() <= kLongestTitle &&
         scale_said(view, last_sentence(view, b)) > 0;
}

/// Whether the block behind one that may give a unit is a line.
bool line_follows(const View& view, std::uint32_t block) {
  const BlockKind kind = view.block(block).kind;
  if (kind == BlockKind::table_row || kind == BlockKind::boilerplate) return false;
  const auto count = static_cast<std::uint32_t>(view.text.blocks.size());
  for (std::uint32_t b = block + 1; b < count; ++b) {
    if (view.block(b).kind == BlockKind::boilerplate) continue;
    return read_line(view, view.block(b)).has_value();
  }
  return false;
}

std::vector<Line> lines_from(const View& view, std::uint32_t first) {
  std::vector<Line> lines;
  const auto count = static_cast<std::uint32_t>(view.text.blocks.size());
  for (std::uint32_t b = first; b < count && lines.size() < kMostLines; ++b) {
    if (view.block(b).kind == BlockKind::boilerplate) continue;
    auto line = read_line(view, view.block(b));
    if (!line) break;
    lines.push_back(*line);
  }
  return lines;
}

/// The names of lines that hold no figure: beside the figures where there are as many of both.
std::vector<Span> names_of(const std::vector<Line>& lines) {
  std::vector<Span> alone;
  std::vector<Span> names;
  for (const Line& l : lines) {
    if (l.figure.empty()) alone.push_back(l.name);
    if (!l.figure.empty()) names.push_back(l.name);
  }
  return alone.size() == names.size() ? alone : names;
}

void read_lines(const View& view, const Block& title, const std::vector<Line>& lines,
                const UnitTable& units, const Cues& cues, Amounts& out) {
  const Span said = last_sentence(view, title);
  const auto kind = kind_said(view, said);
  const double scale = scale_said(view, said);
  const std::vector<Span> names = names_of(lines);
  std::size_t i = 0;
  for (const Line& l : lines) {
    if (l.figure.empty()) continue;
    Amount a;
    a.text = std::string(view.slice(l.figure));
    a.min = a.max = std::round(std::abs(l.value) * scale * 100) / 100;
    const auto own = kind_said(view, names[i]);
    a.kind = signed_kind(own ? own : kind, l.value < 0, l.value < 0);
    a.negative = l.value < 0 && a.kind == AmountKind::result;
    a.period = period_said(view, said);
    a.status = cues.status(said.begin);
    a.evidence = {{l.figure, kTableAmountRule}};
    out.add(std::move(a), {cues.decider(said.begin), named_in_label(view, units, names[i])});
    ++i;
  }
}

}  // namespace

void read_line_amounts(const View& view, const UnitTable& units, const Cues& cues, Amounts& out) {
  for (std::uint32_t b = 0; b + 1 < view.text.blocks.size(); ++b) {
    // Most blocks are no line of a table, which is quicker to see than what gives a unit.
    if (!line_follows(view, b) || !is_title(view, view.block(b))) continue;
    const std::vector<Line> lines = lines_from(view, b + 1);
    const auto figures = std::count_if(lines.begin(), lines.end(), [](const Line& l) {
      return !l.figure.empty() && std::abs(l.value) >= kLeast;
    });
    const auto any =
        std::count_if(lines.begin(), lines.end(), [](const Line& l) { return !l.figure.empty(); });
    if (figures < 2 || figures != any) continue;
    read_lines(view, view.block(b), lines, units, cues, out);
    b += static_cast<std::uint32_t>(lines.size());
  }
}

}  // namespace orgkarta::facts
