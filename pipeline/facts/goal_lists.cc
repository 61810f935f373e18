// Goals that a heading announces: "Goals" over a list, "Objectives" between a goal and its list.
#include "pipeline/facts/goals.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-goal-list";
constexpr std::uint32_t kLongestHeading = 90;  // bytes; longer blocks are sentences, not headings

bool may_head(const Block& b) {
  return (b.kind == BlockKind::heading || b.kind == BlockKind::title ||
          b.kind == BlockKind::paragraph || b.kind == BlockKind::label_value) &&
         b.content.size() <= kLongestHeading;
}

/// The kind of what stands under a heading, by the heading's last word.
std::optional<GoalKind> heading_kind(const View& view, const Block& b) {
  if (!may_head(b)) return std::nullopt;
  std::string lowered = view.lower(b.content);
  while (!lowered.empty() && (lowered.back() == ':' || lowered.back() == ' ')) lowered.pop_back();
  const Lexicon::Entry* e = view.longest_end("goal_headings", lowered);
  if (!e) return std::nullopt;
  return parse_name<GoalKind>(e->value);
}

/// The "3" of "Goal 3. Text" and the "A" of "Goal A: Text" (lexicon goal_labels): a label that is
/// part of the words.
std::optional<Span> spoken_label(const View& view, Span content) {
  const std::string_view text = view.slice(content);
  const std::size_t space = text.find(' ');
  if (space == text.npos || !view.lookup("goal_labels", text.substr(0, space))) return std::nullopt;
  std::size_t end = space + 1;
  const bool letter = end < text.size() && text[end] >= 'A' && text[end] <= 'Z';
  end += letter;
  while (!letter && end < text.size() && (text[end] >= '0' && text[end] <= '9')) ++end;
  const bool mark = end + 2 < text.size() && (text[end] == '.' || text[end] == ':');
  if (end == space + 1 || !mark || text[end + 1] != ' ') return std::nullopt;
  return Span{content.begin + static_cast<std::uint32_t>(space) + 1,
              content.begin + static_cast<std::uint32_t>(end)};
}

std::size_t add(const View& view, const Block& b, GoalKind kind, std::optional<std::size_t> parent,
                std::vector<DraftGoal>& goals) {
  DraftGoal d;
  const std::optional<Span> number = spoken_label(view, b.content);
  const std::uint32_t begin = number ? number->end + 2 : b.content.begin;  // behind ". "
  d.goal.text = std::string(view.slice({begin, b.content.end}));
  d.goal.kind = kind;
  if (b.kind != BlockKind::label_value && !b.label.empty()) {
    d.goal.label = std::string(view.slice(b.label));
  }
  if (number) d.goal.label = std::string(view.slice(*number));
  d.goal.evidence = {{b.content, kRule}};
  d.parent = parent;
  goals.push_back(std::move(d));
  return goals.size() - 1;
}

/// The goal that an objectives heading stands under: the paragraph before it.
std::optional<std::size_t> goal_before(const View& view, std::uint32_t heading,
                                       std::vector<DraftGoal>& goals) {
  if (heading == 0) return std::nullopt;
  const Block& b = view.block(heading - 1);
  if (b.kind == BlockKind::boilerplate || b.kind == BlockKind::title) return std::nullopt;
  for (std::size_t i = goals.size(); i-- > 0;) {
    if (goals[i].goal.evidence.front().span == b.content) return i;
  }
  if (b.kind == BlockKind::table_row || heading_kind(view, b)) return std::nullopt;
  return add(view, b, GoalKind::goal, std::nullopt, goals);
}

bool heads_objectives(const View& view, std::uint32_t block) {
  return block < view.text.blocks.size() &&
         heading_kind(view, view.block(block)) == GoalKind::objective;
}

/// Reads the list under a heading; items deeper than the first stand under the one before them.
std::uint32_t read_items(const View& view, std::uint32_t first, GoalKind kind,
                         std::optional<std::size_t> parent, std::vector<DraftGoal>& goals) {
  std::uint32_t b = first;
  std::optional<std::size_t> upper;
  for (; b < view.text.blocks.size() && view.block(b).kind == BlockKind::list_item; ++b) {
    const Block& item = view.block(b);
    if (b > first && heads_objectives(view, b + 1)) break;  // the item is itself a goal
    const bool deeper = upper && item.depth > view.block(first).depth;
    const std::size_t made =
        add(view, item, deeper ? GoalKind::objective : kind, deeper ? upper : parent, goals);
    if (!deeper) upper = made;
  }
  return b;
}

/// Reads a line "Goal 3. Text" and the items below it, which are its objectives. Returns the last
/// block that was read; empty if the block is no such line.
std::optional<std::uint32_t> read_spoken(const View& view, std::uint32_t block,
                                         std::vector<DraftGoal>& goals) {
  const Block& b = view.block(block);
  const bool line = b.kind == BlockKind::heading || b.kind == BlockKind::paragraph ||
                    b.kind == BlockKind::label_value;
  if (!line || !spoken_label(view, b.content)) return std::nullopt;
  const std::string_view words = view.slice(b.content);
  const auto kind = parse_name<GoalKind>(
      view.lookup("goal_labels", words.substr(0, words.find(' '))).value_or(""));
  const std::size_t goal = add(view, b, kind.value_or(GoalKind::goal), std::nullopt, goals);
  return read_items(view, block + 1, GoalKind::objective, goal, goals) - 1;
}

}  // namespace

void read_goal_lists(const View& view, std::vector<DraftGoal>& goals) {
  for (std::uint32_t b = 0; b + 1 < view.text.blocks.size(); ++b) {
    if (const auto last = read_spoken(view, b, goals)) {
      b = *last;
      continue;
    }
    if (view.block(b + 1).kind != BlockKind::list_item) continue;
    const auto kind = heading_kind(view, view.block(b));
    if (!kind) continue;
    std::optional<std::size_t> parent;
    if (*kind == GoalKind::objective) parent = goal_before(view, b, goals);
    b = read_items(view, b + 1, *kind, parent, goals) - 1;
  }
}

}  // namespace orgkarta::facts
