// Bodies that the words before a post tell.
#include <algorithm>

#include "pipeline/facts/post_bodies.h"
#include "pipeline/facts/post_layouts.h"

namespace orgkarta::facts {
namespace {

/// What a change in that stretch results in.
std::optional<UnitIndex> result_in(const View& view, const UnitTable& table, Span stretch) {
  for (const Statement& s : view.statements_in(stretch)) {
    if (s.rule->gives != "change" || !stretch.contains(s.span)) continue;
    const auto to = table.named_in(view.range_of(s, "to"));
    if (to.size() == 1) return to.front();
  }
  return std::nullopt;
}

/// The bodies that decide in a stretch: who is elected there sits in another.
std::vector<UnitIndex> deciders(const View& view, const UnitTable& table, Span stretch) {
  std::vector<UnitIndex> units;
  for (const Statement& s : view.statements_in(stretch)) {
    if (s.rule->gives != "decided_by") continue;
    for (const UnitIndex u : table.named_in(view.range_of(s, "unit"))) units.push_back(u);
  }
  return units;
}

/// Whether a sentence behind another of its block begins with a post whose title says which kind of
/// body it heads: "The unit of X has two halls. Unit head A is on leave."
bool begins_sentence(const View& view, const DraftPost& d) {
  if (d.placed || !view.lookup("title_kinds", d.post.title)) return false;
  const std::uint32_t begin = d.post.evidence.front().span.begin;
  if (view.text.sentences.empty()) return false;
  const Span sentence = view.text.sentences[view.sentence_of(begin)];
  return sentence.begin == begin && begin > view.block(view.block_at(begin)).content.begin;
}

}  // namespace

std::optional<UnitIndex> told_before(const View& view, const UnitTable& table, const DraftPost& d) {
  if (tells_other(view, d)) return std::nullopt;
  const std::uint32_t begin = d.post.evidence.front().span.begin;
  if (!d.opens && !begins_sentence(view, d)) return std::nullopt;
  const auto fitting = [&](Span stretch) {
    auto units = table.named_in(view.mentions_in(stretch));
    const auto decides = deciders(view, table, stretch);
    std::erase_if(units, [&](UnitIndex u) {
      const bool decider = std::find(decides.begin(), decides.end(), u) != decides.end();
      return decider || !fits(view, table, d, u);
    });
    return units;
  };
  if (view.text.sentences.empty()) return std::nullopt;
  const std::uint32_t here = view.sentence_of(begin);
  const Span sentence = view.text.sentences[here];
  constexpr std::uint32_t kFarthest = 300;  // bytes: lines run together have no sentences
  if (sentence.begin < begin && begin - sentence.begin <= kFarthest) {
    const auto same = fitting({sentence.begin, begin});
    if (!same.empty()) return same.back();
  }
  const std::uint32_t block = view.block_at(begin);
  if (here == 0) return std::nullopt;
  const Span before = view.text.sentences[here - 1];
  const auto over =
      block > 0 ? only_unit(view, table, view.block(block - 1).content) : std::nullopt;
  if (over && fits(view, table, d, *over)) return over;
  // Across a line's end only where the title says which kind of body it heads.
  if (view.block_at(before.begin) != block) {
    if (!view.lookup("title_kinds", d.post.title)) return std::nullopt;
    if (sentence.begin > view.block(block).content.begin) return std::nullopt;
    const auto last = fitting(before);
    return last.empty() ? std::nullopt : std::optional(last.back());
  }
  const auto result = result_in(view, table, before);
  if (result && fits(view, table, d, *result)) return result;
  const auto units = fitting(before);
  if (units.size() == 1 || (d.newly && !units.empty())) return units.back();
  const Statement::Range r = view.mentions_in(before);
  const bool leads = r.first < r.last && view.found.mentions[r.first].span.begin == before.begin;
  const auto first = leads ? table.of_mention(r.first) : std::nullopt;
  if (first && fits(view, table, d, *first)) return first;
  // "The school office gets less. It saves on fees. Office head A explains."
  if (!view.lookup("title_kinds", d.post.title)) return std::nullopt;
  auto all = fitting({view.block(block).content.begin, begin});
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all.size() == 1 ? std::optional(all.front()) : std::nullopt;
}

}  // namespace orgkarta::facts
