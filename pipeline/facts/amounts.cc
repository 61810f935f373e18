#include "pipeline/facts/amounts.h"

#include <algorithm>

#include "pipeline/facts/attributes.h"
#include "pipeline/facts/table_amounts.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

/// How sure a figure without any cue is to be worth telling: a sum of money or staff yes, a bare
/// percentage less.
constexpr double kUncuedPercent = 0.55;
constexpr double kUncuedMillions = 0.4;

bool same_amount(const Amount& a, const Amount& b) {
  return a.min == b.min && a.max == b.max && a.unit == b.unit && a.kind == b.kind &&
         (a.period == b.period || !a.period || !b.period);
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
  const auto it = view.lexicons.find("amount_headings");
  const BlockKind kind = view.block(m.block).kind;
  const bool listed = kind == BlockKind::list_item || kind == BlockKind::table_row ||
                      kind == BlockKind::label_value;
  if (!listed || it == view.lexicons.end()) return std::nullopt;
  for (std::uint32_t b = m.block; b-- > 0;) {
    const Block& above = view.block(b);
    if (above.kind != BlockKind::heading && above.kind != BlockKind::paragraph &&
        above.kind != BlockKind::title) {
      continue;
    }
    const std::string lowered = view.lower(above.content);
    for (const Lexicon::Entry& e : it->second.entries) {
      if (lowered.find(e.form) != std::string::npos) return parse_name<AmountKind>(e.value);
    }
    return std::nullopt;
  }
  return std::nullopt;
}

/// "of these 5 million": the figure is of the kind of the sum before it in the same block.
bool takes_previous(const Statement* cue) {
  return cue && cue->rule->attribute("kind") == "previous";
}

double confidence(const Amount& a, const Mention& m, const Statement* cue) {
  if (cue) return cue->rule->confidence;
  if (a.unit == Measure::percent) return kUncuedPercent;
  if (flag(*m.rule, "bare")) return kUncuedMillions;
  return m.rule->confidence;
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
  std::uint32_t last = 0;
  std::uint32_t last_block = 0;
  out.of_mention.resize(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.type != MentionType::amount || consumed[i]) continue;
    auto a = amount_value(view, m);
    if (!a) continue;
    set_kind(*a, kinds[i]);
    if (takes_previous(kinds[i]) && !out.facts.empty() && last_block == m.block) {
      a->kind = out.facts[last].kind;
    }
    if (!kinds[i]) a->kind = heading_kind(view, m).value_or(a->kind);
    if (!a->period && periods[i] && a->unit == Measure::sek) {
      a->period = parse_name<Period>(periods[i]->rule->attribute("period"));
    }
    if (baselines[i]) a->baseline = baselines[i];
    a->confidence = confidence(*a, m, kinds[i]);
    a->status = cues.status(m.span.begin);
    a->evidence = {{kinds[i] ? cover(kinds[i]->span, m.span) : m.span,
                    kinds[i] ? kinds[i]->rule->id : m.rule->id}};
    const auto same = std::find_if(out.facts.begin(), out.facts.end(),
                                   [&](const Amount& o) { return same_amount(o, *a); });
    out.of_mention[i] = static_cast<std::uint32_t>(same - out.facts.begin());
    last = *out.of_mention[i];
    last_block = m.block;
    if (same != out.facts.end()) {
      same->evidence.push_back(a->evidence.front());
      if (!same->period) same->period = a->period;
      if (!same->status) same->status = a->status;
      auto& by = out.decided_by[last];
      if (!by) by = cues.at(m.span.begin).decided_by;
      continue;
    }
    out.facts.push_back(std::move(*a));
    out.decided_by.push_back(cues.at(m.span.begin).decided_by);
  }
  read_table_amounts(view, out);
  return out;
}

}  // namespace orgkarta::facts
