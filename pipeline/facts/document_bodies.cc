#include "pipeline/facts/document_bodies.h"

#include <algorithm>

#include "pipeline/facts/post_layouts.h"

namespace orgkarta::facts {
namespace {

/// Whether all that stands on a line besides a body are dates, figures and numbers of matters.
bool heads_line(const View& view, const Block& line, Span body) {
  constexpr std::size_t kShort = 30;  // bytes: a day, a number
  if (line.content.begin != body.begin || line.content.end - body.end > kShort) return false;
  const std::string_view rest = view.slice({body.end, line.content.end});
  return rest.starts_with("  ") || rest.starts_with('\t');
}

}  // namespace

std::optional<UnitIndex> letterhead(const View& view, const UnitTable& table,
                                    std::optional<UnitKind> kind) {
  constexpr std::size_t kLines = 6;
  for (std::size_t b = 0; b < std::min(kLines, view.text.blocks.size()); ++b) {
    const Block& line = view.text.blocks[b];
    auto unit = only_unit(view, table, line.content);
    const Statement::Range r = view.mentions_in(line.content);
    if (!unit && r.first < r.last && heads_line(view, line, view.found.mentions[r.first].span)) {
      unit = table.of_mention(r.first);
    }
    if (unit && table.entries()[*unit].unit.kind == kind) return unit;
  }
  return std::nullopt;
}

std::optional<UnitIndex> on_top(const View& view, const UnitTable& table, Role role) {
  constexpr std::size_t kLines = 4;
  constexpr std::uint32_t kLongest = 80;  // bytes
  for (std::size_t b = 0; b < std::min(kLines, view.text.blocks.size()); ++b) {
    const Block& line = view.text.blocks[b];
    if (line.content.size() > kLongest || view.slice(line.content).ends_with('.')) continue;
    const Statement::Range r = view.mentions_in(line.content);
    if (r.first == r.last) continue;
    auto named = table.named_in(r);
    std::erase_if(named, [&](UnitIndex u) { return !suits(role, table.entries()[u].unit.kind); });
    const auto& mentions = view.found.mentions;
    const bool edge = mentions[r.first].span.begin == line.content.begin ||
                      mentions[r.last - 1].span.end == line.content.end;
    if (named.size() == 1 && edge) return named.front();
  }
  return std::nullopt;
}

namespace {

bool is_of(const UnitTable::Entry& e, UnitKind kind) {
  return !e.removed && !e.candidate && e.unit.kind == kind;
}

/// The first body of that kind, if it is named again and again, and no other one half as often.
std::optional<UnitIndex> named_most(const UnitTable& table, UnitKind kind) {
  constexpr std::size_t kOften = 4;  // passages
  std::optional<UnitIndex> first;
  std::size_t others = 0;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (!is_of(e, kind)) continue;
    if (first) {
      others = std::max(others, e.unit.evidence.size());
    } else {
      first = u;
    }
  }
  if (!first) return std::nullopt;
  const std::size_t own = table.entries()[*first].unit.evidence.size();
  return own >= kOften && own > 2 * others ? first : std::nullopt;
}

}  // namespace

std::optional<UnitIndex> main_body(const View& view, const UnitTable& table, UnitKind kind) {
  for (const Block& b : view.text.blocks) {
    if (b.kind != BlockKind::title) continue;
    auto named = table.named_in(view.mentions_in(b.content));
    std::erase_if(named, [&](UnitIndex u) { return !is_of(table.entries()[u], kind); });
    if (named.size() == 1) return named.front();
    if (!named.empty()) return std::nullopt;
  }
  return named_most(table, kind);
}

}  // namespace orgkarta::facts
