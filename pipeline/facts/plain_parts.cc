// Parts of a body whose names do not say that they are bodies: behind a label, beside other parts.
#include <algorithm>

#include "pipeline/facts/name_list.h"
#include "pipeline/facts/parents.h"
#include "pipeline/facts/plain_names.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-plain-part";

/// Makes a name a body below a parent, unless the text names it as a body elsewhere.
void place(const View& view, UnitTable& table, Span name, UnitKind kind, UnitIndex parent) {
  const Statement::Range range = view.mentions_in(name);
  const bool whole = range.first + 1 == range.last && view.found.mentions[range.first].span == name;
  auto unit = whole ? table.of_mention(range.first) : std::nullopt;
  if (!unit || view.found.mentions[range.first].type == MentionType::unit_ref) {
    unit = table.add(std::string(view.slice(name)), kind, {name, kRule}, false);
  }
  set_parent(table, *unit, parent);
  table.promote(*unit);
}

/// "Units: roads and parks, leisure, meals" below the heading of the body that has them.
void read_label(const View& view, UnitTable& table, const Block& b,
                std::optional<UnitIndex> heading) {
  const std::string_view line = view.slice(b.span);
  const std::size_t colon = line.find(": ");
  if (!heading || colon == line.npos || rank_of(table, *heading) < kOfficeRank) return;
  const auto kind = parse_name<UnitKind>(
      view.lookup("plural_heads", line.substr(0, colon)).value_or(std::string_view()));
  if (!kind) return;
  Span list{b.span.begin + static_cast<std::uint32_t>(colon + 2), b.span.end};
  while (list.end > list.begin && view.text.text[list.end - 1] == '.') --list.end;
  const std::vector<Span> names = split_names(view, list);
  const bool plain =
      std::all_of(names.begin(), names.end(), [&](Span name) { return is_plain_name(view, name); });
  if (names.size() < 2 || !plain) return;
  for (const Span name : names) place(view, table, name, *kind, *heading);
}

/// "Departments" over a list of names, below the heading of the body that has them.
void read_caption(const View& view, UnitTable& table, std::size_t at,
                  std::optional<UnitIndex> heading) {
  const auto& blocks = view.text.blocks;
  std::string_view line = view.lower(blocks[at].content);
  if (line.ends_with(':')) line.remove_suffix(1);
  const auto kind =
      parse_name<UnitKind>(view.lookup("plural_heads", line).value_or(std::string_view()));
  if (!kind || !heading || rank_of(table, *heading) < kOfficeRank) return;
  if (view.lookup("loose_heads", line)) return;
  std::vector<Span> names;
  for (std::size_t i = at + 1; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::list_item) break;
    const auto name = leading_name(view, blocks[i]);
    if (!name) return;
    names.push_back(*name);
  }
  if (names.size() < 2) return;
  for (const Span name : names) place(view, table, name, *kind, *heading);
}

/// The name of an item that no rule took for a body; a bare noun ("The staff") is one here.
std::optional<Span> plain_item(const View& view, const Block& b) {
  const Statement::Range range = view.mentions_in(b.content);
  const bool noun = range.first + 1 == range.last &&
                    view.found.mentions[range.first].span == b.content &&
                    view.found.mentions[range.first].type == MentionType::unit_ref;
  return noun ? std::optional(b.content) : leading_name(view, b);
}

/// A list from `first` on, in which half of the items or more are parts of one body: the others,
/// if all have names, are so too. Gives the list's end.
std::size_t read_list(const View& view, UnitTable& table, std::size_t first) {
  const Block& head = view.text.blocks[first];
  std::optional<UnitIndex> parent;
  std::optional<UnitKind> kind;
  std::vector<Span> plain;
  std::size_t bodies = 0;
  bool whole = true;
  std::size_t i = first;
  for (; i < view.text.blocks.size(); ++i) {
    const Block& b = view.text.blocks[i];
    if (b.kind != head.kind || b.depth != head.depth) break;
    const Statement::Range range = view.mentions_in(b.content);
    const bool begins = range.first < range.last &&
                        view.found.mentions[range.first].span.begin == b.content.begin &&
                        view.found.mentions[range.first].type == MentionType::unit;
    const auto unit = begins ? table.of_mention(range.first) : std::nullopt;
    const auto& entries = table.entries();
    if (unit && entries[*unit].parent && !entries[*unit].candidate) {
      const UnitKind own = entries[*unit].unit.kind;
      whole = whole && (!parent || *parent == *entries[*unit].parent) && (!kind || *kind == own) &&
              (own == UnitKind::unit || own == UnitKind::department);
      parent = entries[*unit].parent;
      kind = own;
      ++bodies;
    } else if (const auto name = plain_item(view, b)) {
      plain.push_back(*name);
    } else {
      whole = false;
    }
  }
  if (!whole || bodies < 2 || plain.empty() || plain.size() > bodies) return i;
  for (const Span name : plain) place(view, table, name, *kind, *parent);
  return i;
}

}  // namespace

void read_plain_parts(const View& view, UnitTable& table, const Outline& outline) {
  const auto& blocks = view.text.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::label_value || blocks[i].kind == BlockKind::paragraph) {
      read_label(view, table, blocks[i], outline[i]);
    }
    if (blocks[i].kind != BlockKind::list_item) read_caption(view, table, i, outline[i]);
  }
  for (std::size_t i = 0; i < blocks.size();) {
    i = blocks[i].kind == BlockKind::list_item ? read_list(view, table, i) : i + 1;
  }
}

}  // namespace orgkarta::facts
