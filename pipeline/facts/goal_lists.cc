// Lists of goals under a heading or a sentence that announces them.
#include "pipeline/facts/goal_list_reader.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kFarthest = 4;  // blocks between a goal and what measures it

}  // namespace

void ListReader::read() {
  for (std::uint32_t b = 0; b < count(); ++b) {
    if (view_.block(b).kind == BlockKind::boilerplate) continue;
    if (const auto last = read_from(b)) b = *last;
  }
}

std::optional<std::uint32_t> ListReader::read_from(std::uint32_t b) {
  if (const auto last = read_spoken(b)) return last;
  if (const auto last = read_goal_table(view_, b, goals_)) return last;
  if (const auto last = read_judged_rows(view_, b, goals_)) return last;
  const std::uint32_t first = block_after(view_, b);
  if (first == count()) return std::nullopt;
  const bool list = view_.block(first).kind == BlockKind::list_item;
  const bool line = view_.block(first).kind == BlockKind::paragraph ||
                    (view_.block(first).kind == BlockKind::table_row &&
                     code_label(view_, view_.block(first).content));
  if (!list && !line) return std::nullopt;
  const auto head = heads_.over(first);
  if (!head) return std::nullopt;
  if (line) return read_lines(first, *head, std::nullopt);
  std::optional<std::size_t> parent;
  if (head->kind == GoalKind::objective) parent = goal_before(*head);
  return read_items(first, *head, parent);
}

std::size_t ListReader::add(Span text, Span label, Span evidence, const GoalHead& head,
                            std::optional<std::size_t> parent) {
  DraftGoal d;
  d.goal.kind = head.kind;
  d.unit = head.unit;
  if (const Statement* const told = mission_told(text)) {  // "The board is to do X": only X
    text = told->captures[*told->group("text")].span;
    d.goal.kind = GoalKind::mission;
    const auto units = table_.named_in(view_.range_of(*told, "unit"));
    if (!units.empty()) d.unit = units.front();
  }
  d.goal.text = std::string(view_.slice(text));
  if (!label.empty()) d.goal.label = std::string(view_.slice(label));
  d.goal.evidence = {{evidence, kGoalListRule}};
  d.parent = parent;
  d.head = head.block;
  return goals_.add(std::move(d));
}

const Statement* ListReader::mission_told(Span text) const {
  for (const Statement& s : view_.statements_in(text)) {
    const bool told = s.rule->gives == "goal" && s.span.begin == text.begin && s.group("text") &&
                      s.group("unit") && s.rule->attribute("kind") == "mission";
    if (told) return &s;
  }
  return nullptr;
}

std::size_t ListReader::add_block(const Block& b, const GoalHead& head,
                                  std::optional<std::size_t> parent) {
  auto spoken = spoken_label(view_, b.content);
  if (spoken && spoken->text.empty()) spoken.reset();
  const bool labelled = b.kind != BlockKind::label_value;
  Span label = labelled ? b.label : Span{};
  if (spoken && !spoken->number.empty()) label = spoken->number;
  const Span said = spoken ? spoken->text : b.content;
  const Span aim = before_verdict(view_, said);
  const Span text = goal_words(view_, aim.empty() ? said : aim);
  return add(text, label, {b.content.begin, text.end}, head, parent);
}

std::optional<std::size_t> ListReader::goal_before(const GoalHead& head) {
  std::uint32_t before = head.block;
  do {
    if (before == 0) return std::nullopt;
  } while (is_verdict(view_.block(--before)) && head.block - before < kFarthest);
  const Block& b = view_.block(before);
  if (const auto goal = goals_.last_in(b.span)) return goal;
  const bool says = b.kind == BlockKind::paragraph || b.kind == BlockKind::heading ||
                    b.kind == BlockKind::list_item || b.kind == BlockKind::label_value;
  if (!says || head.told || heading_kind(view_, b)) return std::nullopt;
  return add_block(b, {GoalKind::goal, before, {}, false}, std::nullopt);
}

bool ListReader::is_verdict(const Block& b) const {
  const Span said = before_verdict(view_, b.content);
  return said.end == said.begin;
}

bool ListReader::heads_objectives(std::uint32_t block) const {
  return block < count() && view_.block(block).kind != BlockKind::list_item &&
         heading_kind(view_, view_.block(block)) == GoalKind::objective;
}

std::uint32_t ListReader::read_items(std::uint32_t first, const GoalHead& head,
                                     std::optional<std::size_t> parent) {
  const std::uint8_t depth = view_.block(first).depth;
  const bool nested = view_.block(head.block).kind == BlockKind::list_item;
  std::optional<std::size_t> upper;
  std::uint32_t last = first - 1;
  for (std::uint32_t b = first; b < count(); b = block_after(view_, b)) {
    const Block& item = view_.block(b);
    if (between_items(b)) continue;
    if (item.kind != BlockKind::list_item || (nested && item.depth < depth)) break;
    if (b > first && heads_objectives(b + 1)) break;  // the item is itself a goal
    last = b;
    if (heads_.tells_mission(b)) continue;
    const bool deeper = upper && item.depth > depth;
    GoalHead under = head;
    if (deeper && head.kind == GoalKind::goal) under.kind = GoalKind::objective;
    const std::size_t made = add_block(item, under, deeper ? upper : parent);
    if (!deeper) upper = made;
  }
  return last;
}

bool ListReader::between_items(std::uint32_t b) const {
  const std::uint32_t next = block_after(view_, b);
  return view_.block(b).kind != BlockKind::list_item && next < count() &&
         view_.block(next).kind == BlockKind::list_item && is_verdict(view_.block(b));
}

void read_goal_lists(const View& view, UnitTable& table, GoalDrafts& goals) {
  ListReader(view, table, goals).read();
}

}  // namespace orgkarta::facts
