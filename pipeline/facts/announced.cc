// Parts that a sentence announces: "B has three departments:" and what is listed behind it.
#include <algorithm>

#include "pipeline/facts/name_list.h"
#include "pipeline/facts/parents.h"
#include "pipeline/facts/plain_names.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestEnd = 20;  // bytes behind a statement that a list follows
constexpr std::uint32_t kSearched = 6;     // blocks until the list begins

/// What a statement announces: so many bodies of a kind below a parent.
struct Announced {
  UnitIndex parent = 0;
  UnitKind kind = UnitKind::unit;
  std::size_t count = 0;  ///< 0 where the text does not say
  const Statement* statement = nullptr;
};

std::optional<Announced> announced_by(const View& view, const UnitTable& table,
                                      const Statement& s) {
  const auto parents = table.named_in(view.range_of(s, "parent"));
  const auto heads = s.group("heads");
  if (parents.empty() || !heads) return std::nullopt;
  const auto kind = parse_name<UnitKind>(s.captures[*heads].value);
  if (!kind) return std::nullopt;
  Announced a{parents.front(), *kind, 0, &s};
  if (const auto n = s.group("count")) {
    for (const char c : s.captures[*n].value) {
      if (c < '0' || c > '9') return a;
      a.count = a.count * 10 + static_cast<std::size_t>(c - '0');
    }
  }
  return a;
}

/// The items of the list behind the statement: names in blocks of one kind, one below the other.
std::vector<Span> listed_names(const View& view, const Announced& a) {
  std::vector<Span> names;
  const std::uint32_t stated = view.block(a.statement->block).content.end;
  if (stated - a.statement->span.end > kLongestEnd) return names;
  std::uint32_t b = a.statement->block + 1;
  const auto count = static_cast<std::uint32_t>(view.text.blocks.size());
  while (b < count &&
         (view.block(b).kind == BlockKind::boilerplate || is_header(view, view.block(b))))
    ++b;
  for (const std::uint32_t first = b; b < count; ++b) {
    const Block& block = view.block(b);
    if (block.kind != view.block(first).kind || block.kind == BlockKind::heading) break;
    const auto name = leading_name(view, block);
    if (!name || (a.count != 0 && names.size() == a.count)) break;
    names.push_back(*name);
  }
  return names;
}

/// The body of that name, made if the text does not name it elsewhere.
void place_name(const View& view, UnitTable& table, const Announced& a, Span name) {
  const auto named = table.named_in(view.mentions_in(name));
  const Statement::Range range = view.mentions_in(name);
  const bool whole = named.size() == 1 && view.found.mentions[range.first].span == name;
  if (const auto known = whole ? std::nullopt : named_fully(view, table, view.slice(name))) {
    table.add_alias(*known, std::string(view.slice(name)));
    return set_parent(table, *known, a.parent);
  }
  const UnitIndex unit = whole ? named.front()
                               : table.add(std::string(view.slice(name)), a.kind,
                                           {name, a.statement->rule->id}, false);
  if (!whole) table.entries()[unit].unit.kind = a.kind;
  set_parent(table, unit, a.parent);
  table.promote(unit);
}

/// Items that begin with a body of the announced kind belong to the parent; the others of the list
/// do so if they lie between them.
bool place_bodies(const View& view, UnitTable& table, const Announced& a) {
  bool started = false;
  std::size_t found = 0;
  const std::uint32_t block = a.statement->block;
  for (std::uint32_t b = block + 1; b < view.text.blocks.size(); ++b) {
    const Block& item = view.block(b);
    const auto in_block = view.mentions_in(item.content);
    const auto units = table.named_in(in_block);
    const bool listed = item.kind == BlockKind::list_item || item.kind == BlockKind::table_row ||
                        item.kind == BlockKind::label_value;
    if (!listed || units.empty() ||
        view.found.mentions[in_block.first].span.begin != item.content.begin) {
      if (started || b > block + kSearched) break;
      continue;
    }
    const UnitKind kind = table.entries()[units.front()].unit.kind;
    if (kind != a.kind && !(started && kind == UnitKind::unit)) continue;
    if (kind == a.kind && a.count != 0 && ++found > a.count) break;
    started = true;
    set_parent(table, units.front(), a.parent);
  }
  return started;
}

/// "The committee has two parts. The X does this. The Y does that.": bodies that begin the
/// sentences behind the statement, if there are as many as announced.
bool place_sentences(const View& view, UnitTable& table, const Announced& a) {
  std::vector<UnitIndex> units;
  const Block& block = view.block(a.statement->block);
  const std::uint32_t begin = a.statement->span.end;
  const Statement::Range range = view.mentions_in({begin, block.content.end});
  for (std::uint32_t m = range.first; m < range.last; ++m) {
    const Span span = view.found.mentions[m].span;
    const Span sentence = view.text.sentences[view.sentence_of(span.begin)];
    const auto unit = table.of_mention(m);
    if (!unit || sentence.begin != span.begin || *unit == a.parent) continue;
    if (table.entries()[*unit].unit.kind != a.kind) continue;
    if (std::find(units.begin(), units.end(), *unit) == units.end()) units.push_back(*unit);
  }
  if (a.count == 0 || units.size() != a.count) return false;
  for (const UnitIndex unit : units) set_parent(table, unit, a.parent);
  return true;
}

/// "B has three units: X, Y and Z": the bodies of that kind in the rest of the sentence.
bool place_inline(const View& view, UnitTable& table, const Announced& a) {
  const std::uint32_t begin = a.statement->span.end;
  const Span sentence = view.text.sentences[view.sentence_of(a.statement->span.begin)];
  if (begin >= sentence.end || view.text.text[begin] != ':') return false;
  bool found = false;
  for (const UnitIndex unit : table.named_in(view.mentions_in({begin, sentence.end}))) {
    if (unit == a.parent || table.entries()[unit].unit.kind != a.kind) continue;
    set_parent(table, unit, a.parent);
    found = true;
  }
  return found;
}

/// "B has six departments": what the next list names.
void from_list(const View& view, UnitTable& table, const Announced& a) {
  if (place_inline(view, table, a) || place_sentences(view, table, a) ||
      place_bodies(view, table, a))
    return;
  const std::vector<Span> names = listed_names(view, a);
  if (names.size() < 2 || a.count != names.size()) return;
  for (const Span name : names) place_name(view, table, a, name);
}

/// "B gets two units – X and Y": names that do not say of themselves that they are bodies.
void from_names(const View& view, UnitTable& table, const Announced& a) {
  const auto group = a.statement->group("names");
  if (!group) return;
  const std::vector<Span> names = split_names(view, a.statement->captures[*group].span);
  if (a.count != 0 && a.count != names.size()) return;
  for (const Span name : names) place_name(view, table, a, name);
}

}  // namespace

void read_announced(const View& view, UnitTable& table) {
  if (view.statements("unit_names").empty() && view.statements("children").empty()) return;
  for (const Statement& s : view.found.statements) {
    const bool names = s.rule->gives == "unit_names";
    if (!names && s.rule->gives != "children") continue;
    const auto a = announced_by(view, table, s);
    if (a && names) from_names(view, table, *a);
    if (a && !names) from_list(view, table, *a);
  }
}

}  // namespace orgkarta::facts
