// Parts that a sentence announces: "B has three departments:" and what is listed behind it.
#include <algorithm>

#include "pipeline/facts/name_list.h"
#include "pipeline/facts/parents.h"
#include "pipeline/facts/plain_names.h"
#include "pipeline/facts/table_cells.h"
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
UnitIndex place_name(const View& view, UnitTable& table, const Announced& a, Span name) {
  const auto named = table.named_in(view.mentions_in(name));
  const Statement::Range range = view.mentions_in(name);
  const bool whole = named.size() == 1 && view.found.mentions[range.first].span == name;
  if (const auto known = whole ? std::nullopt : named_fully(view, table, view.slice(name))) {
    table.add_alias(*known, std::string(view.slice(name)));
    set_parent(table, *known, a.parent);
    return *known;
  }
  const UnitIndex unit = whole ? named.front()
                               : table.add(std::string(view.slice(name)), a.kind,
                                           {name, a.statement->rule->id}, false);
  if (!whole) table.entries()[unit].unit.kind = a.kind;
  // An office that becomes two offices is not their parent.
  const bool divides = a.kind <= UnitKind::office && table.entries()[a.parent].unit.kind == a.kind;
  if (!divides) set_parent(table, unit, a.parent);
  table.promote(unit);
  table.promote(a.parent);
  return unit;
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
  const Span sentence = view.text.sentences[view.sentence_of(a.statement->span.end - 1)];
  if (begin >= sentence.end || view.text.text[begin] != ':') return false;
  bool found = false;
  for (const UnitIndex unit : table.named_in(view.mentions_in({begin, sentence.end}))) {
    if (unit == a.parent || table.entries()[unit].unit.kind != a.kind) continue;
    set_parent(table, unit, a.parent);
    found = true;
  }
  return found;
}

/// "B will have two units. X and Y.": the next sentence, if it names as many bodies of that kind.
bool place_next_sentence(const View& view, UnitTable& table, const Announced& a) {
  const std::size_t next = view.sentence_of(a.statement->span.end - 1) + 1;
  const bool ends = view.slice({a.statement->span.end, a.statement->span.end + 1}) == ".";
  if (a.count < 2 || !ends || next >= view.text.sentences.size()) return false;
  const Span sentence = view.text.sentences[next];
  if (sentence.end > view.block(a.statement->block).content.end) return false;
  std::vector<UnitIndex> units = table.named_in(view.mentions_in(sentence));
  std::erase_if(
      units, [&](UnitIndex u) { return u == a.parent || table.entries()[u].unit.kind != a.kind; });
  if (units.size() != a.count) return false;
  for (const UnitIndex unit : units) set_parent(table, unit, a.parent);
  return true;
}

/// Whether what is counted need not be bodies ("areas").
bool is_loose(const View& view, const Announced& a) {
  const Span heads = a.statement->captures[*a.statement->group("heads")].span;
  return view.lookup("loose_heads", view.lower(heads)).has_value();
}

/// Whether all names can be bodies': with a capital, or a known field of work where what is counted
/// can only be bodies (lexicon loose_heads has what need not be).
bool can_be_bodies(const View& view, const Announced& a, const std::vector<Span>& names) {
  const bool loose = is_loose(view, a);
  return std::all_of(names.begin(), names.end(), [&](Span name) {
    return is_plain_name(view, name) || (!loose && is_field_name(view, name));
  });
}

/// As many names as announced; the conjunction in the last one may join its words ("A, B, C and D"
/// are three).
std::vector<Span> counted_names(const View& view, const Announced& a, Span list) {
  std::vector<Span> names = split_names(view, list);
  if (a.count >= 2 && names.size() == a.count + 1) {
    const Span last = names.back();
    names.pop_back();
    names.back() = cover(names.back(), last);
    if (view.slice(names.back()).find(',') != std::string_view::npos) names.clear();
  }
  if (a.count != 0 && names.size() != a.count) names.clear();
  return names;
}

/// "B has three units: building, environment and maps": as many names as announced.
bool place_names_behind(const View& view, UnitTable& table, const Announced& a) {
  std::uint32_t begin = a.statement->span.end;
  std::uint32_t end = view.text.sentences[view.sentence_of(a.statement->span.end - 1)].end;
  const std::string_view text = view.text.text;
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == ' ')) --end;
  std::size_t mark = 0;
  for (const std::string_view m : {": ", " – ", " - "}) {
    if (text.substr(begin, end - begin).starts_with(m)) mark = m.size();
  }
  if (mark == 0 || a.count < 2) return false;
  const std::vector<Span> names =
      counted_names(view, a, {begin + static_cast<std::uint32_t>(mark), end});
  if (names.empty() || !can_be_bodies(view, a, names)) return false;
  for (const Span name : names) place_name(view, table, a, name);
  return true;
}

/// What a cell lists of a column's body: its text behind a dash or a bullet.
std::optional<Span> listed_in(const View& view, Span cell) {
  for (const std::string_view mark : {"– ", "- ", "• "}) {
    if (!view.slice(cell).starts_with(mark)) continue;
    return Span{cell.begin + static_cast<std::uint32_t>(mark.size()), cell.end};
  }
  return std::nullopt;
}

/// "B has three areas:" over columns of that name; what is listed in a column is part of its body.
bool place_columns(const View& view, UnitTable& table, const Announced& a) {
  std::uint32_t b = a.statement->block + 1;
  const auto count = static_cast<std::uint32_t>(view.text.blocks.size());
  if (a.count < 2 || b >= count || view.block(b).kind != BlockKind::table_row) return false;
  const auto heads = placed_cells(view, view.block(b));
  std::vector<Span> names;
  for (const auto& head : heads) names.push_back(head.span);
  if (names.size() != a.count || !can_be_bodies(view, a, names)) return false;
  std::vector<std::optional<UnitIndex>> columns(heads.back().column + 1);
  for (const auto& [column, name] : heads) columns[column] = place_name(view, table, a, name);
  const auto is_row = [&](const Block& block) {
    return view.slice(block.span).find('\t') != std::string_view::npos;
  };
  for (++b; b < count && is_row(view.block(b)); ++b) {
    for (const auto& [column, cell] : placed_cells(view, view.block(b))) {
      const auto part = listed_in(view, cell);
      if (!part || column >= columns.size() || !columns[column]) continue;
      if (!is_plain_name(view, *part)) continue;
      place_name(view, table, {*columns[column], UnitKind::unit, 0, a.statement}, *part);
    }
  }
  return true;
}

/// The names of the list behind the statement, if there are as many as announced, or if all of the
/// list are names where the text does not say how many.
std::vector<Span> all_listed(const View& view, const Announced& a) {
  std::vector<Span> names = listed_names(view, a);
  if (a.count != 0 && a.count != names.size()) names.clear();
  if (a.count != 0 || names.empty()) return names;
  const std::uint32_t next = view.block_at(names.back().begin) + 1;
  const bool items = view.block(next - 1).kind == BlockKind::list_item;
  const bool ends =
      next >= view.text.blocks.size() || view.block(next).kind != BlockKind::list_item;
  const bool fields =
      std::all_of(names.begin(), names.end(), [&](Span name) { return is_field_name(view, name); });
  if (!(items && ends) && !fields) names.clear();
  return names;
}

/// "B has six departments": what the next list names.
void from_list(const View& view, UnitTable& table, const Announced& a) {
  if (place_inline(view, table, a) || place_names_behind(view, table, a) ||
      place_sentences(view, table, a) || place_next_sentence(view, table, a) ||
      place_columns(view, table, a))
    return;
  const std::vector<Span> names = all_listed(view, a);
  const bool as_many = a.count >= 2 && names.size() == a.count;
  if (!as_many && (place_bodies(view, table, a) || names.size() < 2)) return;
  for (const Span name : names) place_name(view, table, a, name);
}

/// A list of names without the day that ends it (", from the 1st of March").
Span without_day(const View& view, Span list) {
  const Statement::Range range = view.mentions_in(list);
  for (std::uint32_t m = range.first; m < range.last; ++m) {
    const Mention& day = view.found.mentions[m];
    if (day.type != MentionType::date) continue;
    const std::string_view before = view.slice({list.begin, day.span.begin});
    const std::size_t comma = before.rfind(',');
    if (comma == std::string_view::npos || before.size() - comma > kLongestEnd) return list;
    return {list.begin, list.begin + static_cast<std::uint32_t>(comma)};
  }
  return list;
}

/// A name without the article that says that it is new ("an office for roads").
Span without_article(const View& view, Span name) {
  const std::string_view text = view.slice(name);
  const std::size_t space = text.find(' ');
  const bool article =
      space != std::string_view::npos && view.lookup("indefinite_articles", text.substr(0, space));
  return {name.begin + (article ? static_cast<std::uint32_t>(space + 1) : 0), name.end};
}

/// "B gets two units – X and Y": names that do not say of themselves that they are bodies.
void from_names(const View& view, UnitTable& table, const Announced& a) {
  const auto group = a.statement->group("names");
  if (!group) return;
  const Span list = without_day(view, a.statement->captures[*group].span);
  std::vector<Span> names = counted_names(view, a, list);
  for (Span& name : names) name = without_article(view, name);
  if (is_loose(view, a) && !can_be_bodies(view, a, names)) return;
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
