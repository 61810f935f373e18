#include "pipeline/facts/goal_heads.h"

#include "pipeline/facts/goal_words.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

/// Whether a list item announces the items below it: they stand deeper.
bool leads_deeper(const Block& head, const Block& first) {
  return head.kind != BlockKind::list_item ||
         (first.kind == BlockKind::list_item && first.depth > head.depth);
}

bool may_head(const Block& head, const Block& first) {
  switch (head.kind) {
    case BlockKind::heading:
    case BlockKind::title:
    case BlockKind::paragraph:
    case BlockKind::label_value:
      return true;
    case BlockKind::list_item:  // a numbered heading
      return first.kind != BlockKind::list_item && !head.label.empty();
    default:
      return false;
  }
}

/// Whether words go on in what stands below: a colon says so, and before a list also
/// that no sentence ends ("In 2023 the committee shall").
bool leads_on(std::string_view words, const Block& first) {
  if (words.ends_with(':')) return true;
  return first.kind == BlockKind::list_item && !words.ends_with('.') && !words.ends_with('?');
}

/// A heading, also one that its number makes look like an item of a list.
bool is_heading(const Block& b) {
  return b.kind == BlockKind::heading || (b.kind == BlockKind::list_item && !b.label.empty());
}

}  // namespace

GoalHeads::GoalHeads(const View& view, UnitTable& table) : view_(view) {
  for (const Statement* const told : view.statements("goal")) {
    missions_[told->block] |= told->rule->attribute("kind") == "mission";
  }
  for (const Statement* const told : view.statements("goal_below")) {
    says_what_to_do_.insert(told->block);
  }
  for (const Statement* const told : view.statements("goal_list")) {
    const Statement& s = *told;
    const auto kind = parse_name<GoalKind>(s.rule->attribute("kind"));
    const auto [known, fresh] = announced_.try_emplace(s.block, Announced{kind, std::nullopt});
    auto& before = known->second.kind;
    if (!fresh && before && kind != GoalKind::goal) before = kind;  // "goals" is said of all kinds
    const auto units = table.named_in(view.range_of(s, "unit"));
    if (units.size() == 1) known->second.unit = units.front();
  }
}

std::optional<GoalHead> GoalHeads::over(std::uint32_t first) const {
  const auto before = block_before(view_, first);
  if (!before) return std::nullopt;
  const Block& head = view_.block(*before);
  const Block& begin = view_.block(first);
  if (const auto said = announced_.find(*before); said != announced_.end()) {
    if (!said->second.kind || !leads_deeper(head, begin)) return std::nullopt;
    return GoalHead{*said->second.kind, *before, said->second.unit, true};
  }
  if (!may_head(head, begin)) return std::nullopt;
  if (const auto kind = heading_kind(view_, head)) return GoalHead{*kind, *before, {}, false};
  // A short one ("The committee shall in 2023") looks like a heading itself.
  const bool said = head.kind == BlockKind::paragraph || says_what_to_do_.contains(*before);
  if (!said || !leads_on(view_.slice(head.content), begin)) return std::nullopt;
  const auto above = block_before(view_, *before);
  if (!above || !is_heading(view_.block(*above))) return std::nullopt;
  const auto kind = heading_kind(view_, view_.block(*above));
  if (kind != GoalKind::goal && kind != GoalKind::mission) return std::nullopt;
  return GoalHead{*kind, *before, {}, false};
}

bool GoalHeads::tells_mission(std::uint32_t block) const {
  const auto said = missions_.find(block);
  return said != missions_.end() && said->second;
}

std::uint32_t block_after(const View& view, std::uint32_t block) {
  do ++block;
  while (block < view.text.blocks.size() && view.block(block).kind == BlockKind::boilerplate);
  return block;
}

std::optional<std::uint32_t> block_before(const View& view, std::uint32_t block) {
  while (block > 0) {
    if (view.block(--block).kind != BlockKind::boilerplate) return block;
  }
  return std::nullopt;
}

}  // namespace orgkarta::facts
