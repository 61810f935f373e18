#include "pipeline/facts/amounts.h"

#include <map>
#include <tuple>

#include "pipeline/facts/attributes.h"
#include "pipeline/facts/table_amounts.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestList = 200;  // blocks between a heading and its last figure
constexpr std::uint32_t kOfTheseReach = 5;   // blocks between "of these" and what it points at

/// The amounts told so far, by what makes two the same but for the period.
using Told =
    std::multimap<std::tuple<std::optional<double>, std::optional<double>, Measure, AmountKind>,
                  std::uint32_t>;

/// The amount told before that this one repeats; one that leaves out the period repeats any.
std::optional<std::uint32_t> told_before(const Told& told, const std::vector<Amount>& facts,
                                         const Amount& a) {
  const auto [first, last] = told.equal_range({a.min, a.max, a.unit, a.kind});
  for (auto it = first; it != last; ++it) {
    const Amount& o = facts[it->second];
    if (o.period == a.period || !o.period || !a.period) return it->second;
  }
  return std::nullopt;
}

void set_kind(Amount& a, const Statement* cue) {
  if (!cue) return;
  const auto kind = parse_name<AmountKind>(cue->rule->attribute("kind"));
  if (!kind) return;
  const bool staff = a.unit == Measure::people || a.unit == Measure::fte;
  if (staff && *kind != AmountKind::target) return;
  a.kind = *kind;
  a.negative = flag(*cue->rule, "negative");
}

/// The kind that the heading over a list or table gives to its figures (lexicon amount_headings).
std::optional<AmountKind> heading_kind(const View& view, const Mention& m) {
  const BlockKind kind = view.block(m.block).kind;
  const bool listed = kind == BlockKind::list_item || kind == BlockKind::table_row ||
                      kind == BlockKind::label_value;
  if (!listed) return std::nullopt;
  for (std::uint32_t b = m.block; b-- > 0 && m.block - b < kLongestList;) {
    const Block& above = view.block(b);
    if (above.kind != BlockKind::heading && above.kind != BlockKind::paragraph &&
        above.kind != BlockKind::title) {
      continue;
    }
    return parse_name<AmountKind>(view.first_inside("amount_headings", view.lower(above.content)));
  }
  return std::nullopt;
}

/// "of these 5 million": the figure is of the kind of the sum before it in the same block.
bool takes_previous(const Statement* cue) {
  return cue && cue->rule->attribute("kind") == "previous";
}

/// Whether the sum before is one that "of these" may point at: in this block or one just above.
bool near_before(const View& view, std::optional<std::uint32_t> before, const Mention& m) {
  if (!before) return false;
  const std::uint32_t block = view.block_at(*before);
  return m.block >= block && m.block - block <= kOfTheseReach;
}

/// The same figure once more: it may say what the first telling left out.
void repeat(Amount& told, const Amount& again) {
  told.evidence.push_back(again.evidence.front());
  if (!told.period) told.period = again.period;
  if (!told.status) told.status = again.status;
}

/// A number of persons who need not be staff (lexicon anyone), in a sentence without a word of staff.
bool counts_anyone(const View& view, const Mention& m) {
  const Capture* noun = m.capture("noun");
  if (!noun || view.text.sentences.empty()) return false;
  if (!view.lookup("anyone", view.slice(noun->span))) return false;
  const Span sentence = view.text.sentences[view.sentence_of(m.span.begin)];
  return view.first_inside("staff_words", view.lower(sentence)).empty();
}

/// A sum that nothing but the sum before it in the same sentence explains: "A gets 3 million and B 2".
bool follows_sum(const View& view, const Amount& a, const Mention& m, std::uint32_t before) {
  return a.unit == Measure::sek && a.kind == AmountKind::other && !view.text.sentences.empty() &&
         view.sentence_of(m.span.begin) == view.sentence_of(before);
}

/// The figure that a goal starts from ("from 30 to 50 percent").
std::optional<double> baseline_of(const View& view, const Statement* cue,
                                  std::vector<bool>& consumed) {
  if (!cue) return std::nullopt;
  const auto mention = view.mention_of(*cue, "baseline");
  if (!mention) return std::nullopt;
  consumed[*mention] = true;
  const auto value = amount_value(view, view.found.mentions[*mention]);
  return value ? value->min : std::nullopt;
}

}  // namespace

Amounts read_amounts(const View& view, const Cues& cues) {
  const auto& mentions = view.found.mentions;
  const auto kinds = nearest_cues(view, "amount", "amount", "kind");
  const auto periods = nearest_cues(view, "amount", "amount", "period");
  std::vector<bool> consumed(mentions.size(), false);
  std::vector<std::optional<double>> baselines(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (kinds[i]) baselines[i] = baseline_of(view, kinds[i], consumed);
  }
  Amounts out;
  Told told;
  std::uint32_t last = 0;
  std::optional<std::uint32_t> before;  // byte of the sum before
  out.of_mention.resize(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.type != MentionType::amount || consumed[i]) continue;
    auto a = amount_value(view, m);
    if (!a || (!kinds[i] && counts_anyone(view, m))) continue;
    if (flag(*m.rule, "in_goal")) continue;  // goals.cc takes those that a goal counts
    set_kind(*a, kinds[i]);
    const bool same_unit = !out.facts.empty() && out.facts[last].unit == a->unit;
    if (takes_previous(kinds[i]) && same_unit && near_before(view, before, m)) {
      a->kind = out.facts[last].kind;
    }
    if (!kinds[i]) {
      if (const auto under = heading_kind(view, m)) {
        a->kind = *under;
      } else if (before && same_unit && follows_sum(view, *a, m, *before)) {
        a->kind = out.facts[last].kind;
      }
    }
    if (!a->period && periods[i] && a->unit == Measure::sek) {
      a->period = parse_name<Period>(periods[i]->rule->attribute("period"));
    }
    if (baselines[i]) a->baseline = baselines[i];
    a->status = cues.status(m.span.begin);
    a->evidence = {{kinds[i] ? cover(kinds[i]->span, m.span) : m.span,
                    kinds[i] ? kinds[i]->rule->id : m.rule->id}};
    const auto same = told_before(told, out.facts, *a);
    last = same.value_or(static_cast<std::uint32_t>(out.facts.size()));
    before = m.span.begin;
    out.of_mention[i] = last;
    if (same) {
      repeat(out.facts[*same], *a);
      if (!out.decided_by[*same]) out.decided_by[*same] = cues.decider(m.span.begin);
      continue;
    }
    told.emplace(std::make_tuple(a->min, a->max, a->unit, a->kind), last);
    out.facts.push_back(std::move(*a));
    out.decided_by.push_back(cues.decider(m.span.begin));
  }
  read_table_amounts(view, out);
  return out;
}

}  // namespace orgkarta::facts
