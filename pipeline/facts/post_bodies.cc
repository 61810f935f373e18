#include "pipeline/facts/post_bodies.h"

#include "pipeline/facts/post_layouts.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

/// The only body of that kind that the document names; empty if there are several.
std::optional<UnitIndex> only_of(const UnitTable& table, std::optional<UnitKind> kind) {
  std::optional<UnitIndex> only;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || e.candidate || e.unit.kind != kind) continue;
    if (only) return std::nullopt;
    only = u;
  }
  return only;
}

/// The one body that the nearest heading above a block names among other words.
std::optional<UnitIndex> named_above(const View& view, const UnitTable& table, std::size_t block) {
  for (std::size_t i = block; i-- > 0;) {
    const Block& b = view.text.blocks[i];
    if (b.kind == BlockKind::title) return std::nullopt;
    if (b.kind != BlockKind::heading) continue;
    const auto named = table.named_in(view.mentions_in(b.content));
    return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
  }
  return std::nullopt;
}

/// The heading over a post: of a table or a contact box, or of somebody who leads in a list or a
/// short line; of any line if the title says which kind of body it heads.
std::optional<UnitIndex> heading_over(const View& view, const UnitTable& table, const DraftPost& d,
                                      const Surroundings& around) {
  const std::size_t at = view.block_at(d.post.evidence.front().span.begin);
  const Block& block = view.text.blocks[at];
  const auto suiting = [&](std::optional<UnitIndex> unit) {
    return unit && suits(d.post.role, table.entries()[*unit].unit.kind) ? unit : std::nullopt;
  };
  const auto above = suiting(around.outline[at]);
  const auto kind = view.lookup("title_kinds", d.post.title);
  if (kind && above && table.entries()[*above].unit.kind == parse_name<UnitKind>(*kind)) {
    return above;
  }
  const bool line = block.kind == BlockKind::list_item || block.kind == BlockKind::label_value ||
                    block.content.size() <= 100;
  const Role role = d.post.role;
  const bool leads = role == Role::head || role == Role::chair || role == Role::vice_chair;
  const bool begins = d.post.evidence.front().span.begin == block.content.begin;  // else of a field
  if (!d.placed && !(line && leads && begins)) return std::nullopt;
  if (d.placed && !around.minutes) {
    if (const auto named = suiting(named_above(view, table, at))) return named;
  }
  return above ? above : suiting(around.page);
}

}  // namespace

std::optional<UnitIndex> implied_unit(const View& view, const UnitTable& table, const DraftPost& d,
                                      const Surroundings& around) {
  if (view.lookup("municipal_titles", d.post.title)) {
    return around.home.municipality ? around.home.municipality : around.home.region;
  }
  if (const auto heading = heading_over(view, table, d, around)) return heading;
  if (const auto kind = view.lookup("title_kinds", d.post.title)) {
    return only_of(table, parse_name<UnitKind>(*kind));
  }
  const bool chairs = d.post.role == Role::chair || d.post.role == Role::vice_chair;
  if (!chairs) return std::nullopt;
  const bool own_page = around.page && suits(d.post.role, table.entries()[*around.page].unit.kind);
  return own_page ? around.page : around.sitting;
}

void place_led(UnitTable& table, const View& view, const DraftPost& d, const Surroundings& around) {
  if (!d.unit || d.post.role != Role::head || around.minutes) return;
  const auto heading = around.outline[view.block_at(d.post.evidence.front().span.begin)];
  const auto above = heading ? heading : around.page;
  if (!above) return;
  const UnitKind kind = table.entries()[*above].unit.kind;
  const bool works = kind == UnitKind::office || kind == UnitKind::department;
  if (works && rank_of(table, *above) < rank_of(table, *d.unit)) {
    set_parent(table, *d.unit, *above);
  }
}

}  // namespace orgkarta::facts
