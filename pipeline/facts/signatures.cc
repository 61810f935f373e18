// Names on one line and titles on the next, in several columns: signature blocks.
#include <algorithm>
#include <utility>

#include "pipeline/facts/post_layouts.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-signature";

/// A block's cells; none where nothing is named, as then none can be a name or a title.
std::vector<Span> cells_with_mentions(const View& view, const Block& block) {
  const Statement::Range r = view.mentions_in(block.content);
  return r.first < r.last ? table_cells(view, block) : std::vector<Span>();
}

/// The title that a cell begins with, a body's genitive before it aside ("The council's chair").
const Mention* title_cell(const View& view, Span cell) {
  if (const Mention* title = leading_title(view, cell)) return title;
  const Mention* owner = view.mention_at(cell.begin);
  const bool body = owner && owner->type == MentionType::unit && owner->span.end + 2 < cell.end;
  if (!body || view.slice({owner->span.end, owner->span.end + 2}) != "s ") return nullptr;
  return leading_title(view, {owner->span.end + 2, cell.end});
}

/// Whether each name has its title: where there are fewer titles, the last names have none, or
/// several stand under the last one, which is none.
bool pair_up(const View& view, const std::vector<Span>& names, const std::vector<Span>& titles) {
  if (names.size() == titles.size()) return true;
  const auto is_title = [&](Span cell) { return title_cell(view, cell) != nullptr; };
  if (titles.size() >= 2 && titles.size() < names.size() &&
      std::all_of(titles.begin(), titles.end(), is_title)) {
    return true;
  }
  return titles.size() >= 2 && titles.size() < names.size() && !title_cell(view, titles.back()) &&
         !name_cell(view, titles.back());
}

/// The body on the line below titles: one for all, or one in each column.
std::optional<UnitIndex> unit_below(const View& view, const UnitTable& table, const Block& line,
                                    std::size_t columns, std::size_t column) {
  const std::vector<Span> cells = table_cells(view, line);
  return cells.size() == columns ? only_unit(view, table, cells[column])
                                 : only_unit(view, table, line.content);
}

}  // namespace

void read_signatures(const View& view, const UnitTable& table, const std::vector<bool>& read,
                     std::vector<DraftPost>& posts) {
  if (view.text.text.find('\t') == std::string::npos) return;  // no line has columns
  bool title_first = false;  // of the run of lines that alternate between titles and names
  bool in_run = false;
  std::vector<Span> next;
  if (!view.text.blocks.empty()) next = cells_with_mentions(view, view.block(0));
  for (std::uint32_t b = 0; b + 1 < view.text.blocks.size(); ++b) {
    const std::vector<Span> here = std::move(next);
    next = cells_with_mentions(view, view.block(b + 1));
    const bool columns = here.size() > 1;  // a sentence may begin with a title too
    const bool name_line = columns && name_cell(view, here.front());
    const bool title_line = columns && title_cell(view, here.front());
    if (!in_run) title_first = title_line;
    in_run = name_line || title_line;
    const std::vector<Span>& names = title_first ? next : here;
    const std::vector<Span>& titles = title_first ? here : next;
    if (read[b] || read[b + 1] || names.size() < 2 || !pair_up(view, names, titles)) continue;
    if (view.lookup("signature_labels", view.slice(names.front()))) continue;  // label and name
    for (std::size_t i = 0; i < std::min(names.size(), titles.size()); ++i) {
      const Mention* person = name_cell(view, names[i]);
      const Mention* title = person ? title_cell(view, titles[i]) : nullptr;
      if (!title) continue;
      if (titles[i].end > title->span.end + 60) continue;  // a sentence, not a title line
      DraftPost d{make_post(view, *title, *person), first_unit(view, table, titles[i])};
      if (!d.unit && b + 2 < view.text.blocks.size())
        d.unit = unit_below(view, table, view.block(b + 2), names.size(), i);
      if (!d.unit) d.unit = signed_for(view, table, d.post.role, b);
      read_name_tail(view, *person, names[i], d.post);
      d.post.evidence = {{cover(person->span, title->span), kRule}};
      posts.push_back(std::move(d));
    }
  }
}

}  // namespace orgkarta::facts
