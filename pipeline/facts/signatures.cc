// Names on one line and titles on the next: signature blocks, in one column or several.
#include <algorithm>
#include <utility>

#include "pipeline/facts/posts.h"
#include "pipeline/facts/table_cells.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-signature";

bool is_person(const Mention& m) {
  return m.type == MentionType::person || m.type == MentionType::name;
}

/// The cell's mention if it begins the cell and is of that sort; `whole`: nothing else stands
/// there.
const Mention* leading(const View& view, Span cell, bool person, bool whole) {
  const Statement::Range r = view.mentions_in(cell);
  if (r.first >= r.last) return nullptr;
  const Mention& m = view.found.mentions[r.first];
  if (m.span.begin != cell.begin || (whole && m.span.end != cell.end)) return nullptr;
  return (person ? is_person(m) : m.type == MentionType::title) ? &m : nullptr;
}

/// A block's cells; none where nothing is named, as then none can be a name or a title.
std::vector<Span> cells_with_mentions(const View& view, const Block& block) {
  const Statement::Range r = view.mentions_in(block.content);
  return r.first < r.last ? table_cells(view, block) : std::vector<Span>();
}

/// The body that a title's cell names behind the title.
std::optional<UnitIndex> unit_in(const View& view, const UnitTable& table, Span cell) {
  const auto named = table.named_in(view.mentions_in(cell));
  if (named.empty()) return std::nullopt;
  return named.front();
}

/// The body that a line names and nothing else.
std::optional<UnitIndex> only_unit(const View& view, const UnitTable& table, const Block& b) {
  const auto named = table.named_in(view.mentions_in(b.content));
  if (named.size() != 1 || b.content.size() > 80) return std::nullopt;
  const Mention& m = view.found.mentions[view.mentions_in(b.content).first];
  return m.span == b.content ? std::optional(named.front()) : std::nullopt;
}

}  // namespace

std::optional<UnitIndex> unit_on_next_line(const View& view, const UnitTable& table,
                                           const Evidence& post) {
  const std::uint32_t line = view.block_at(post.span.begin);
  if (line + 1 >= view.text.blocks.size()) return std::nullopt;
  const Span next = view.block(line + 1).content;
  if (!(post.span == view.block(line).content) || next.size() > 100) return std::nullopt;
  const Statement::Range range = view.mentions_in(next);
  if (range.first >= range.last) return std::nullopt;
  const std::uint32_t last = range.last - 1;
  if (view.found.mentions[last].span.end != next.end) return std::nullopt;
  return table.of_mention(last);
}

void read_signatures(const View& view, const UnitTable& table, std::vector<DraftPost>& posts) {
  bool title_first = false;  // of the run of lines that alternate between titles and names
  bool in_run = false;
  std::vector<Span> next;
  if (!view.text.blocks.empty()) next = cells_with_mentions(view, view.block(0));
  for (std::uint32_t b = 0; b + 1 < view.text.blocks.size(); ++b) {
    const std::vector<Span> here = std::move(next);
    next = cells_with_mentions(view, view.block(b + 1));
    const bool name_line = !here.empty() && leading(view, here.front(), true, true);
    const bool title_line = !here.empty() && leading(view, here.front(), false, false);
    if (!in_run) title_first = title_line;
    in_run = name_line || title_line;
    const std::vector<Span>& names = title_first ? next : here;
    const std::vector<Span>& titles = title_first ? here : next;
    if (names.empty() || names.size() != titles.size()) continue;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Mention* person = leading(view, names[i], true, true);
      const Mention* title = person ? leading(view, titles[i], false, false) : nullptr;
      if (!title) continue;
      if (titles[i].size() > title->span.size() + 60) continue;  // a sentence, not a title line
      DraftPost d{make_post(view, *title, *person), unit_in(view, table, titles[i])};
      if (!d.unit && b + 2 < view.text.blocks.size())
        d.unit = only_unit(view, table, view.block(b + 2));
      d.post.evidence = {{cover(person->span, title->span), kRule}};
      posts.push_back(std::move(d));
    }
  }
}

}  // namespace orgkarta::facts
