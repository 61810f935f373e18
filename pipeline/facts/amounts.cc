#include "pipeline/facts/amounts.h"

#include "pipeline/facts/amount_context.h"
#include "pipeline/facts/amount_headings.h"
#include "pipeline/facts/amount_owners.h"
#include "pipeline/facts/attributes.h"
#include "pipeline/facts/line_amounts.h"
#include "pipeline/facts/table_amounts.h"
#include "pipeline/facts/told_amounts.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kOfTheseReach = 5;  // blocks between "of these" and what it points at

bool is_staff(const Amount& a) { return a.unit == Measure::people || a.unit == Measure::fte; }

/// "of these 5 million": the figure is of the kind of the sum before it.
bool takes_previous(const Statement* cue) {
  return cue && cue->rule->attribute("kind") == "previous";
}

/// Whether a cue tells what is aimed at; no other says of persons that they are staff.
bool aims(const Statement* cue) { return cue && cue->rule->attribute("kind") == "target"; }

/// A number of persons who need not be staff (lexicon anyone), in a sentence without a word of
/// staff.
bool counts_anyone(const View& view, const Mention& m) {
  const Capture* noun = m.capture("noun");
  if (!noun || view.text.sentences.empty()) return false;
  if (!view.lookup("anyone", view.slice(noun->span))) return false;
  const Span sentence = view.text.sentences[view.sentence_of(m.span.begin)];
  return view.first_inside("staff_words", view.lower(sentence)).empty();
}

/// Reads the figures in sentences and lists one after the other.
class Reader {
 public:
  Reader(const View& view, const UnitTable& units, const Cues& cues,
         const std::vector<Table>& tables)
      : view_(view),
        units_(units),
        cues_(cues),
        tables_(tables),
        kinds_(nearest_cues(view, "amount", "amount", "kind")),
        periods_(nearest_cues(view, "amount", "amount", "period")),
        consumed_(kinds_.size(), false),
        baselines_(kinds_.size()) {
    out_.of_mention.resize(kinds_.size());
  }

  Amounts read() {
    read_baselines();
    prefer_deficits();
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (view_.found.mentions[i].type == MentionType::amount && !consumed_[i]) read_mention(i);
    }
    return std::move(out_);
  }

 private:
  /// The figures that goals start from ("from 30 to 50 percent"), whichever cue tells their kind.
  void read_baselines() {
    for (const Statement* const told : view_.statements("amount")) {
      const Statement& s = *told;
      const auto start = view_.mention_of(s, "baseline");
      const auto goal = view_.mention_of(s, "amount");
      if (!start || !goal) continue;
      consumed_[*start] = true;
      const auto value = amount_value(view_, view_.found.mentions[*start]);
      if (value) baselines_[*goal] = value->min;
    }
  }

  /// "a negative result of 5 million" holds "a result of 5 million": the longer one counts.
  void prefer_deficits() {
    constexpr std::uint32_t kOneWord = 20;  // bytes
    for (const Statement* const told : view_.statements("amount")) {
      const Statement& s = *told;
      if (!flag(*s.rule, "negative")) continue;
      const auto mention = view_.mention_of(s, "amount");
      const Statement* cue = mention ? kinds_[*mention] : nullptr;
      if (cue && cue->rule->attribute("kind") == "result" && s.span.contains(cue->span) &&
          cue->span.begin - s.span.begin <= kOneWord) {
        kinds_[*mention] = &s;
      }
    }
  }

  void read_mention(std::size_t i) {
    const Mention& m = view_.found.mentions[i];
    auto a = amount_value(view_, m);
    if (!a || (!aims(kinds_[i]) && counts_anyone(view_, m))) return;
    if (flag(*m.rule, "in_goal")) return;  // goals.cc takes those that a goal counts
    if (flag(*m.rule, "elliptic") && !complete(*a, m)) return;
    if (kinds_[i] && kinds_[i]->rule->attribute("kind") == "none") return;  // "need not save 2"
    const AmountContext around = context_of(view_, tables_, m, out_);
    set_meaning(*a, i, around);
    if (baselines_[i]) a->baseline = baselines_[i];
    a->status = cues_.status(m.span.begin);
    a->evidence = {{kinds_[i] ? cover(kinds_[i]->span, m.span) : m.span,
                    kinds_[i] ? kinds_[i]->rule->id : m.rule->id}};
    if (a->unit == Measure::sek) scale_ = amount_scale(view_, m);
    before_ = m.span.begin;
    tell(i, std::move(*a));
  }

  /// "the remaining two": of the millions of the sum before.
  bool complete(Amount& a, const Mention& m) const {
    if (!near_before(m) || out_.facts[last_].unit != Measure::sek || !a.min) return false;
    a.min = a.max = *a.min * scale_;
    return true;
  }

  /// Whether the sum before is one that "of these" may point at: in this block or one just above.
  bool near_before(const Mention& m) const {
    if (!before_) return false;
    const std::uint32_t block = view_.block_at(*before_);
    return m.block >= block && m.block - block <= kOfTheseReach;
  }

  void set_meaning(Amount& a, std::size_t i, const AmountContext& around) {
    const Mention& m = view_.found.mentions[i];
    point_at_whole(m);
    if (leans_on_last(a, i)) {
      take_previous(a);
    } else if (!takes_previous(kinds_[i])) {
      set_kind(a, kinds_[i]);
      if (!kinds_[i] && !is_staff(a)) set_from_context(a, m, around);
    }
    if (a.kind == AmountKind::effect && (around.kind == AmountKind::saving || of_last_saving(m))) {
      a.kind = AmountKind::saving;
    }
    if (a.unit == Measure::percent && around.goal) a.kind = AmountKind::target;
    if (a.unit == Measure::percent && around.beside_goal) a.kind = AmountKind::other;
    // "lower it from 12 to 9 million": what is aimed at is no saving of 9.
    if (a.kind == AmountKind::saving && a.baseline) a.kind = AmountKind::target;
    if (a.unit == Measure::sek) {
      set_sign(a, m, around);
      set_period(a, i, around);
    }
  }

  /// "three of the five million": the sum that was told as five million is the one before.
  void point_at_whole(const Mention& m) {
    const auto whole = whole_of(view_, m);
    for (auto i = static_cast<std::uint32_t>(out_.facts.size()); whole && i-- > 0;) {
      if (out_.facts[i].min != whole || out_.facts[i].unit != Measure::sek) continue;
      last_ = i;
      before_ = m.span.begin;
      return;
    }
  }

  /// Whether a figure is what the sum before it is: its words say so ("of these", "the remaining
  /// two"), or the words that would explain it stand before that sum ("3 million in 2024 and 2").
  bool leans_on_last(const Amount& a, std::size_t i) const {
    const Mention& m = view_.found.mentions[i];
    if (!near_before(m)) return false;
    const Amount& last = out_.facts[last_];
    const bool says = last.kind != AmountKind::other && last.kind != AmountKind::target;
    const bool part = takes_previous(kinds_[i]) || flag(*m.rule, "part");
    if (last.unit == a.unit) return part || (says && crosses_last(kinds_[i]));
    // "save 1.5 percent, that is 11 million", "save 11 million (1.5 percent)"
    const bool share = last.unit == Measure::percent || a.unit == Measure::percent;
    return part && share && last.kind == AmountKind::saving;
  }

  bool crosses_last(const Statement* cue) const {
    return cue && !flag(*cue->rule, "strong") && cue->span.begin < *before_ &&
           cue->span.end > *before_;
  }

  bool of_last_saving(const Mention& m) const {
    return before_ && view_.block_at(*before_) == m.block &&
           out_.facts[last_].kind == AmountKind::saving;
  }

  void set_from_context(Amount& a, const Mention& m, const AmountContext& around) const {
    const bool fits = a.unit == Measure::sek || around.kind == AmountKind::saving;
    const bool same_unit = !out_.facts.empty() && out_.facts[last_].unit == a.unit;
    if (around.kind && fits) {
      a.kind = *around.kind;
    } else if (same_unit && follows_sum(a, m)) {
      take_previous(a);
    }
  }

  static void set_kind(Amount& a, const Statement* cue) {
    if (!cue) return;
    const auto kind = parse_name<AmountKind>(cue->rule->attribute("kind"));
    if (!kind || (is_staff(a) && *kind != AmountKind::target)) return;
    a.kind = *kind;
    a.negative = flag(*cue->rule, "negative");
  }

  void take_previous(Amount& a) const {
    a.kind = out_.facts[last_].kind;
    a.negative = out_.facts[last_].negative;
  }

  /// A sum that nothing but the one before it in its sentence explains: "A gets 3 million and B 2".
  bool follows_sum(const Amount& a, const Mention& m) const {
    return before_ && a.unit == Measure::sek && a.kind == AmountKind::other &&
           !view_.text.sentences.empty() &&
           view_.sentence_of(m.span.begin) == view_.sentence_of(*before_);
  }

  /// In rows a sign parts what costs more from what costs less; in a sentence it is a result's.
  void set_sign(Amount& a, const Mention& m, const AmountContext& around) const {
    if (!has_sign(view_, m)) return;
    const bool minus = has_minus(view_, m);
    if (around.in_row) {
      const bool open = a.kind == AmountKind::other || a.kind == AmountKind::cost;
      a.kind = signed_kind(open ? std::nullopt : std::optional(a.kind), minus, true);
    } else if (a.kind == AmountKind::other) {
      a.kind = AmountKind::result;
    }
    if (a.kind == AmountKind::result && minus) a.negative = true;
  }

  void set_period(Amount& a, std::size_t i, const AmountContext& around) const {
    if (!a.period && periods_[i]) {
      a.period = parse_name<Period>(periods_[i]->rule->attribute("period"));
    }
    if (!a.period) a.period = around.period;
  }

  void tell(std::size_t i, Amount a) {
    const Mention& m = view_.found.mentions[i];
    AmountRefs refs{cues_.decider(m.span.begin), {}};
    if (const auto intro = a.status ? std::nullopt : list_introduction(m)) {
      a.status = cues_.status(*intro);
      if (!refs.decided_by) refs.decided_by = cues_.decider(*intro);
    }
    if (a.unit == Measure::sek || is_staff(a)) refs.units = owners_of(view_, units_, m);
    last_ = told_.tell(out_, std::move(a), std::move(refs));
    out_.of_mention[i] = last_;
  }

  /// Where the sentence ends that leads to the list or rows which hold a figure.
  std::optional<std::uint32_t> list_introduction(const Mention& m) const {
    const BlockKind kind = view_.block(m.block).kind;
    if (kind != BlockKind::list_item && kind != BlockKind::table_row) return std::nullopt;
    const auto intro = introduction_of(view_, m.block);
    if (!intro || view_.block(*intro).content.empty()) return std::nullopt;
    return view_.block(*intro).content.end - 1;
  }

  const View& view_;
  const UnitTable& units_;
  const Cues& cues_;
  const std::vector<Table>& tables_;
  std::vector<const Statement*> kinds_;    ///< by mention
  std::vector<const Statement*> periods_;  ///< by mention
  std::vector<bool> consumed_;             ///< by mention: a baseline is no amount of its own
  std::vector<std::optional<double>> baselines_;
  Amounts out_;
  ToldAmounts told_;
  std::uint32_t last_ = 0;               ///< the fact told last
  std::optional<std::uint32_t> before_;  ///< the byte where it stands
  double scale_ = 1;                     ///< of the last sum of money
};

}  // namespace

std::uint32_t Amounts::add(Amount amount, AmountRefs references) {
  facts.push_back(std::move(amount));
  refs.push_back(std::move(references));
  return static_cast<std::uint32_t>(facts.size() - 1);
}

std::vector<std::optional<std::uint32_t>> Amounts::keep_only(const std::vector<bool>& keep) {
  std::vector<std::optional<std::uint32_t>> places(facts.size());
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!keep[i]) continue;
    if (next != i) {
      facts[next] = std::move(facts[i]);
      refs[next] = std::move(refs[i]);
    }
    places[i] = next++;
  }
  facts.resize(next);
  refs.resize(next);
  for (auto& m : of_mention) {
    if (m) m = places[*m];
  }
  return places;
}

Amounts read_amounts(const View& view, const UnitTable& units, const Cues& cues,
                     const std::string& title) {
  const std::vector<Table> tables = read_tables(view, title);
  Amounts out = Reader(view, units, cues, tables).read();
  read_table_amounts(view, tables, units, cues, out);
  read_line_amounts(view, units, cues, out);
  read_listed_parts(view, out);
  return out;
}

}  // namespace orgkarta::facts
