// Parents from layout: a body's heading over a list of bodies, and lists inside lists.
#include <algorithm>

#include "pipeline/facts/outline_lines.h"
#include "pipeline/facts/parents.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::size_t kLongestGrade = 8;  // bytes: "7-9" behind a school's name

/// A body in an outline and how deep it stands: list items from 0, introductions above them,
/// headings on top, where the body's rank tells which stands in which.
struct Level {
  int depth = 0;
  UnitIndex unit = 0;
  std::uint8_t markup = 0;  ///< a heading's level, where the file tells it
};

constexpr int kIntroduction = -1;
constexpr int kHeading = -2;

void close(std::vector<Level>& open, int depth) {
  while (!open.empty() && open.back().depth >= depth) open.pop_back();
}

/// Whether a department stands above others by what it is called: a sector has departments.
bool is_outer(const View& view, const UnitTable& table, UnitIndex above, UnitIndex unit) {
  const auto outer = [&](UnitIndex u) {
    const auto& e = table.entries()[u];
    return e.unit.kind == UnitKind::department &&
           (view.begins_with("outer_departments", e.key) ||
            view.longest_end("outer_departments", e.key) != nullptr);
  };
  return outer(above) && !outer(unit) && rank_of(table, unit) >= kDepartmentRank;
}

/// How deep an item stands: by its indent, or by its number's parts ("1.2.1").
int depth_of(const View& view, const Block& b) {
  if (b.kind != BlockKind::list_item) return 0;
  const std::string_view label = view.slice(b.label);
  int parts = 0;
  for (std::size_t i = 1; i < label.size(); ++i) {
    const bool number = label[i] >= '0' && label[i] <= '9';
    parts += label[i - 1] == '.' && number;
  }
  return std::max<int>(b.depth, parts);
}

void place_item(const View& view, UnitTable& table, UnitIndex unit,
                const std::vector<Level>& open) {
  if (open.empty()) return;
  const int above = rank_of(table, open.back().unit);
  const bool higher = above < rank_of(table, unit) || is_outer(view, table, open.back().unit, unit);
  if (higher || (above == kDepartmentRank && open.back().depth >= 0)) {
    set_parent(table, unit, open.back().unit);
  }
}

/// Opens a body's heading: it stands in the headings of higher bodies before it.
void open_heading(const View& view, UnitTable& table, UnitIndex unit, const Block& b,
                  std::vector<Level>& open) {
  const std::uint8_t markup = b.kind == BlockKind::heading ? b.depth : 0;
  const auto beside = [&](const Level& above) {
    return above.depth > kHeading ||
           (rank_of(table, above.unit) >= rank_of(table, unit) &&
            !is_outer(view, table, above.unit, unit)) ||
           (markup != 0 && above.markup >= markup);
  };
  while (!open.empty() && beside(open.back())) open.pop_back();
  if (!open.empty() && rank_of(table, open.back().unit) >= kOfficeRank) {
    set_parent(table, unit, open.back().unit);
  }
  open.push_back({kHeading, unit, markup});
}

/// Whether a line says no more than who leads: a title, a name, or both.
bool tells_who(const View& view, Span line) {
  const Statement::Range range = view.mentions_in(line);
  std::uint32_t begin = line.begin;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Mention& m = view.found.mentions[i];
    const bool person = m.type == MentionType::person || m.type == MentionType::name;
    if (!person && m.type != MentionType::title && m.type != MentionType::party) return false;
    if (unicode::has_letter(view.slice({begin, m.span.begin}))) return false;
    begin = m.span.end;
  }
  return range.first < range.last && !unicode::has_letter(view.slice({begin, line.end}));
}

/// The body of a line that tells no more than its head: "Schools – head of department A". It heads
/// what the lines below it tell.
std::optional<UnitIndex> led_line(const View& view, const UnitTable& table, const Block& b) {
  if (b.kind != BlockKind::paragraph && b.kind != BlockKind::heading) return std::nullopt;
  const auto unit = line_unit(view, table, b);
  if (!unit) return std::nullopt;
  const Span name = view.found.mentions[view.mentions_in(b.content).first].span;
  return tells_who(view, {name.end, b.content.end}) ? unit : std::nullopt;
}

/// A heading that names no body ends those before it, unless it only says that their parts follow
/// (lexicon outline_headings; outline_ends ends all), names a person, or the file tells that it
/// stands below them.
void pass_heading(const View& view, const Block& b, std::vector<Level>& open) {
  close(open, kIntroduction);
  if (view.lookup("outline_ends", view.lower(b.content))) {
    open.clear();  // "read more": what follows is of no body
    return;
  }
  std::string_view line = view.lower(b.content);
  if (line.ends_with(':')) line.remove_suffix(1);
  if (view.lookup("outline_headings", line)) return;
  if (tells_who(view, b.content)) return;
  while (!open.empty() &&
         (b.depth == 0 || open.back().markup == 0 || open.back().markup >= b.depth))
    open.pop_back();
}

/// A table's row below a body's heading: the one body that fills a cell of it.
void place_row(const View& view, UnitTable& table, const Block& b, const std::vector<Level>& open) {
  if (open.empty() || rank_of(table, open.back().unit) < kOfficeRank) return;
  std::optional<UnitIndex> found;
  const Statement::Range range = view.mentions_in(b.content);
  for (std::uint32_t m = range.first; m < range.last; ++m) {
    const Span span = view.found.mentions[m].span;
    const auto unit = table.of_mention(m);
    const std::string_view text = view.text.text;
    const bool begins = span.begin == b.content.begin || text[span.begin - 1] == '\t';
    const std::size_t cell = std::min<std::size_t>(text.find('\t', span.end), b.content.end);
    const bool ends = cell - span.end <= kLongestGrade;
    if (!unit || !begins || !ends) continue;
    if (found && *found != *unit) return;
    found = unit;
  }
  if (found) place_item(view, table, *found, open);
}

}  // namespace

Outline read_outline(const View& view, UnitTable& table) {
  Outline headings(view.text.blocks.size());
  std::vector<Level> open;
  for (std::size_t i = 0; i < view.text.blocks.size(); ++i) {
    const Block& b = view.text.blocks[i];
    if (b.kind == BlockKind::boilerplate) continue;
    const bool item = b.kind == BlockKind::list_item || b.kind == BlockKind::label_value ||
                      is_labelled(view, table, b);
    const bool heads = b.kind == BlockKind::heading || b.kind == BlockKind::title;
    const bool in_list = !open.empty() && open.back().depth > kHeading;
    if (b.kind == BlockKind::table_row) {
      place_row(view, table, b, open);
    } else if (const auto led = in_list ? std::nullopt : led_line(view, table, b)) {
      open_heading(view, table, *led, b, open);
    } else if (heads || is_name_line(view, table, i)) {
      const auto unit = line_unit(view, table, b);
      auto announced = unit ? std::nullopt : begins_with(view, table, b);
      if (!unit && !announced) announced = people_at(view, table, b);
      if (unit) open_heading(view, table, *unit, b, open);
      if (!unit) pass_heading(view, b, open);
      if (announced) open.push_back({kHeading, *announced});
    } else if (!item) {
      close(open, kIntroduction);
      if (const auto unit = heading_unit(view, table, b)) open.push_back({kIntroduction, *unit});
    } else if (const auto unit = line_unit(view, table, b)) {
      const int depth = depth_of(view, b);
      close(open, depth);
      place_item(view, table, *unit, open);
      open.push_back({depth, *unit});
    }
    const auto heading = std::find_if(open.rbegin(), open.rend(),
                                      [](const Level& l) { return l.depth == kHeading; });
    if (heading != open.rend()) headings[i] = heading->unit;
  }
  return headings;
}

}  // namespace orgkarta::facts
