// Names on one line and titles on the next: signature blocks, in one column or several.
#include "pipeline/facts/posts.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-signature";

bool is_person(const Mention& m) {
  return m.type == MentionType::person || m.type == MentionType::name;
}

/// The spans of a block's cells (parted by tabs); the whole content if there is no tab.
std::vector<Span> cells_of(const View& view, const Block& block) {
  std::vector<Span> cells;
  std::uint32_t begin = block.content.begin;
  for (std::uint32_t i = begin; i <= block.content.end; ++i) {
    if (i == block.content.end || view.text.text[i] == '\t') {
      if (i > begin) cells.push_back({begin, i});
      begin = i + 1;
    }
  }
  return cells;
}

/// The cell's mention if it begins the cell and is of that sort; `whole`: nothing else stands there.
const Mention* leading(const View& view, Span cell, bool person, bool whole) {
  const Statement::Range r = view.mentions_in(cell);
  if (r.first >= r.last) return nullptr;
  const Mention& m = view.found.mentions[r.first];
  if (m.span.begin != cell.begin || (whole && m.span.end != cell.end)) return nullptr;
  return (person ? is_person(m) : m.type == MentionType::title) ? &m : nullptr;
}

/// The body that a title's cell names behind the title.
std::optional<UnitIndex> unit_in(const View& view, const UnitTable& table, Span cell) {
  const auto named = table.named_in(view.mentions_in(cell));
  if (named.empty()) return std::nullopt;
  return named.front();
}

}  // namespace

void read_signatures(const View& view, const UnitTable& table, std::vector<DraftPost>& posts) {
  for (std::uint32_t b = 0; b + 1 < view.text.blocks.size(); ++b) {
    const std::vector<Span> names = cells_of(view, view.block(b));
    const std::vector<Span> titles = cells_of(view, view.block(b + 1));
    if (names.empty() || names.size() != titles.size()) continue;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Mention* person = leading(view, names[i], true, true);
      const Mention* title = leading(view, titles[i], false, false);
      if (!person || !title) continue;
      if (titles[i].size() > title->span.size() + 60) continue;  // a sentence, not a title line
      DraftPost d{make_post(view, *title, *person), unit_in(view, table, titles[i])};
      d.post.evidence = {{cover(person->span, title->span), std::string(kRule)}};
      posts.push_back(std::move(d));
    }
  }
}

}  // namespace orgkarta::facts
