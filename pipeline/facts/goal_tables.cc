// Tables of goals, and of what measures them.
#include "pipeline/facts/goal_words.h"
#include "pipeline/facts/goals.h"
#include "pipeline/facts/table_cells.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-goal-table";
constexpr std::uint32_t kNear = 3;           // blocks between a goal and the table below it
constexpr std::uint32_t kLongestLine = 120;  // bytes of a cell's wrapped line
constexpr std::size_t kShortestGoal = 8;     // bytes

/// A row's first cell that is no number, with the line before it that it goes on with.
struct Row {
  std::string words;
  Span label;
  Span span;
  std::uint32_t last;
};

bool small_letter(const View& view, Span words) {
  const std::string_view said = view.slice(words);
  return !said.empty() && said.front() >= 'a' && said.front() <= 'z';
}

bool only_digits(std::string_view cell) {
  return cell.size() < 4 && cell.find_first_not_of("0123456789.") == cell.npos;
}

bool is_row(const View& view, std::uint32_t b) {
  return b < view.text.blocks.size() &&
         view.slice(view.block(b).content).find('\t') != std::string_view::npos;
}

std::optional<Row> row_at(const View& view, std::uint32_t b) {
  if (b >= view.text.blocks.size()) return std::nullopt;
  const Block& block = view.block(b);
  if (is_row(view, b)) {
    const auto cells = table_cells(view, block);
    const bool numbered = cells.size() > 2 && only_digits(view.slice(cells.front()));
    const Span cell = cells[numbered ? 1 : 0];
    return Row{std::string(view.slice(cell)), numbered ? cells.front() : block.label, cell, b};
  }
  const bool wrapped = block.kind == BlockKind::paragraph && block.content.size() <= kLongestLine &&
                       is_row(view, b + 1);
  if (!wrapped) return std::nullopt;
  const Span rest = table_cells(view, view.block(b + 1)).front();
  if (!small_letter(view, rest)) return std::nullopt;
  return Row{std::string(view.slice(block.content)) + ' ' + std::string(view.slice(rest)),
             block.label,
             {block.content.begin, rest.end},
             b + 1};
}

bool is_goal(const View& view, const Row& row) {
  return row.words.size() >= kShortestGoal && row.words.find(' ') != std::string::npos &&
         row.words.find('|') == std::string::npos &&  // a page's running foot
         row.words.back() != '?' &&                   // what an audit asks
         !only_a_body(view, row.span) && (capital(view, row.span) || row.words.front() <= '9');
}

/// A number before a row's words ("1 Text") is its label.
void part_number(const View& view, Row& row) {
  const std::size_t space = row.words.find(' ');
  if (!row.label.empty() || space == row.words.npos || row.words.size() <= space + 1) return;
  const auto size = static_cast<std::uint32_t>(space);
  const std::size_t words = row.words.find_first_not_of(' ', space);
  if (!only_digits(std::string_view(row.words).substr(0, space)) || words == row.words.npos) return;
  if (!capital(view, {row.span.begin + static_cast<std::uint32_t>(words), row.span.end})) return;
  row.label = {row.span.begin, row.span.begin + size};
  row.words.erase(0, words);
}

/// Whether a row's last cell says how far a goal is reached.
bool is_judged(const View& view, std::uint32_t b) {
  if (!is_row(view, b)) return false;
  const auto cells = table_cells(view, view.block(b));
  return cells.size() > 1 && is_outcome(view, cells.back());
}

}  // namespace

std::optional<std::uint32_t> read_judged_rows(const View& view, std::uint32_t block,
                                              GoalDrafts& goals) {
  std::optional<std::uint32_t> last;
  for (auto row = row_at(view, block); row; row = row_at(view, row->last + 1)) {
    if (!is_judged(view, row->last) || !is_goal(view, *row)) break;
    part_number(view, *row);
    DraftGoal d;
    d.goal.text = row->words;
    if (!row->label.empty()) d.goal.label = std::string(view.slice(row->label));
    d.goal.evidence = {{row->span, kRule}};
    goals.add(std::move(d));
    last = row->last;
  }
  return last;
}

std::optional<std::uint32_t> read_goal_table(const View& view, std::uint32_t block,
                                             GoalDrafts& goals) {
  const Block& header = view.block(block);
  if (header.kind != BlockKind::table_row) return std::nullopt;
  const auto cells = table_cells(view, header);
  if (cells.size() < 2) return std::nullopt;
  Block first = header;
  first.content = cells.front();
  const auto kind = heading_kind(view, first);
  if (!kind) return std::nullopt;
  std::optional<std::size_t> parent;
  if (*kind == GoalKind::objective) {
    const std::uint32_t from = block > kNear ? block - kNear : 0;
    parent = goals.last_in({view.block(from).span.begin, header.span.begin});
    if (!parent) return std::nullopt;  // figures that no goal stands over
  }
  std::optional<std::uint32_t> last;
  for (auto row = row_at(view, block + 1); row; row = row_at(view, row->last + 1)) {
    if (!is_goal(view, *row)) break;
    DraftGoal d;
    d.goal.text = row->words;
    d.goal.kind = *kind;
    if (!row->label.empty()) d.goal.label = std::string(view.slice(row->label));
    d.goal.evidence = {{row->span, kRule}};
    d.parent = parent;
    goals.add(std::move(d));
    last = row->last;
  }
  return last;
}

}  // namespace orgkarta::facts
