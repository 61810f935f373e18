#include "pipeline/facts/change_lists.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLabel = 6;    // bytes of "a) " or "10. " before the body
constexpr std::uint32_t kReach = 380;  // bytes: within the 400 code points of an evidence

/// The body with which a list's item begins.
std::optional<UnitIndex> first_body(const View& view, const UnitTable& table, const Block& item) {
  const Statement::Range range = view.mentions_in(item.content);
  if (range.first == range.last) return std::nullopt;
  const Mention& m = view.found.mentions[range.first];
  if (m.type != MentionType::unit || m.span.begin > item.content.begin + kLabel) {
    return std::nullopt;
  }
  const auto units = table.named_in({range.first, range.first + 1});
  return units.empty() ? std::nullopt : std::optional(units.front());
}

bool is_item(const View& view, std::uint32_t block) {
  return block < view.text.blocks.size() && view.block(block).kind == BlockKind::list_item;
}

}  // namespace

std::vector<Party> listed_below(const View& view, const UnitTable& table, const Statement& s) {
  std::vector<Party> bodies;
  for (std::uint32_t b = s.block + 1; is_item(view, b); ++b) {
    const auto unit = first_body(view, table, view.block(b));
    if (!unit) return {};
    bodies.emplace_back(*unit);
  }
  return bodies;
}

Span with_list(const View& view, const Statement& s, const UnitTable& table, const Party* unit) {
  Span evidence = s.span;
  for (std::uint32_t b = s.block + 1; is_item(view, b); ++b) {
    const Block& item = view.block(b);
    const auto body = first_body(view, table, item);
    const bool reached = unit != nullptr && body && Party(*body) == *unit;
    if (item.content.end - s.span.begin > kReach) break;
    evidence.end = item.content.end;
    if (reached) break;
  }
  return evidence;
}

}  // namespace orgkarta::facts
