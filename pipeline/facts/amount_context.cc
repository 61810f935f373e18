#include "pipeline/facts/amount_context.h"

#include <algorithm>

#include "pipeline/facts/amount_headings.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestPart =
    12;  // blocks between a heading and a figure that it explains

const Table* table_of(const std::vector<Table>& tables, std::uint32_t block) {
  const auto it = std::partition_point(tables.begin(), tables.end(),
                                       [&](const Table& t) { return t.last <= block; });
  return it != tables.end() && it->first <= block ? &*it : nullptr;
}

AmountContext of_cell(const View& view, const Table& table, const Mention& m) {
  const TableRow row = read_table_row(view, view.block(m.block));
  const auto cell = std::find_if(row.cells.begin(), row.cells.end(),
                                 [&](Span c) { return m.span.begin < c.end; });
  auto at = static_cast<std::size_t>(cell - row.cells.begin());
  if (at == row.cells.size()) return {};
  // A label that has run into its figure.
  if (at == 0 && table.columns.size() == row.cells.size() + 1) ++at;
  const FigureMeaning meaning = meaning_of(table, row, at);
  const bool aims = std::any_of(table.columns.begin(), table.columns.end(),
                                [](const FigureMeaning& c) { return c.goal; });
  return {meaning.kind, meaning.period, true, meaning.goal, aims && !meaning.goal && at > 0};
}

/// The last sum told within a span that says what it is.
const Amount* last_sum(const View& view, const Amounts& told, Span span) {
  const auto range = view.mentions_in(span);
  for (std::uint32_t i = range.last; i-- > range.first;) {
    if (!told.of_mention[i]) continue;
    const Amount& a = told.facts[*told.of_mention[i]];
    const bool says = a.kind != AmountKind::other && a.kind != AmountKind::target;
    if (a.unit == Measure::sek && says) return &a;
  }
  return nullptr;
}

/// "Two posts are kept vacant, 900 thousand": an item that ends in what its measure saves.
std::optional<AmountKind> of_measure(const View& view, const Mention& m) {
  constexpr std::uint32_t kClosing = 2;  // bytes: a bracket and a full stop
  const Span item = view.block(m.block).content;
  const bool ends = m.span.end + kClosing >= item.end && m.span.begin > item.begin;
  const std::string_view measure = view.lower({item.begin, m.span.begin});
  const bool saves = ends && !view.first_at_edge("saving_measures", measure).empty();
  return saves ? std::optional(AmountKind::saving) : std::nullopt;
}

/// The kind that the heading of the part says, if it says one that all sums of a part may be of.
std::optional<AmountKind> of_part(const View& view, const Mention& m) {
  for (std::uint32_t b = m.block; b-- > 0 && m.block - b <= kLongestPart;) {
    if (view.block(b).kind != BlockKind::heading) continue;
    const auto kind = kind_said(view, view.block(b).content);
    const bool tells = kind == AmountKind::investment || kind == AmountKind::saving;
    return tells ? kind : std::nullopt;
  }
  return std::nullopt;
}

AmountContext of_list(const View& view, const Mention& m, const Amounts& told) {
  const auto intro = introduction_of(view, m.block);
  if (!intro) return {of_measure(view, m), {}, true};
  const Block& block = view.block(*intro);
  const Span said = last_sentence(view, block);
  const Amount* sum = last_sum(view, told, said);
  AmountContext c{sum ? sum->kind : kind_said(view, said), period_said(view, said), true};
  if (!c.kind && block.kind == BlockKind::paragraph) {
    if ((sum = last_sum(view, told, block.content))) c.kind = sum->kind;
  }
  if (!c.kind) c.kind = of_measure(view, m);
  // "Savings" over "In the budget frames lie the following:".
  const bool framed = !sum && c.kind == AmountKind::budget;
  if (framed && of_part(view, m) == AmountKind::saving) c.kind = AmountKind::saving;
  return c;
}

/// The sentence before a figure's, in its block or the one above, if it asks something.
std::optional<Span> question_before(const View& view, const Mention& m) {
  const std::uint32_t own = view.sentence_of(m.span.begin);
  if (view.text.sentences.empty() || own == 0) return std::nullopt;
  const Span before = view.text.sentences[own - 1];
  if (view.block_at(before.begin) + 1 < m.block || !view.slice(before).ends_with('?')) {
    return std::nullopt;
  }
  return before;
}

}  // namespace

AmountContext context_of(const View& view, const std::vector<Table>& tables, const Mention& m,
                         const Amounts& told) {
  const Block& block = view.block(m.block);
  if (block.kind == BlockKind::table_row) {
    if (const Table* table = table_of(tables, m.block)) {
      const AmountContext c = of_cell(view, *table, m);
      if (c.kind || c.goal || c.beside_goal) return c;
      AmountContext list = of_list(view, m, told);
      if (c.period) list.period = c.period;
      return list;
    }
  }
  const bool alone = m.span.end == block.content.end && is_line(view, block);
  if (block.kind == BlockKind::list_item || block.kind == BlockKind::label_value || alone) {
    return of_list(view, m, told);
  }
  if (const auto question = question_before(view, m)) {
    if (const auto kind = kind_said(view, *question)) return {kind, {}, false};
  }
  return {of_part(view, m), {}, false};
}

}  // namespace orgkarta::facts
