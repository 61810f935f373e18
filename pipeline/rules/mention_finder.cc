#include "pipeline/rules/mention_finder.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "pipeline/rules/conditions.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::rules {
namespace {

// The policy of rules/README.md: priority, then length, then place, then the rules' order.
template <class Hit>
bool wins(const Hit& a, const Hit& b) {
  if (a.line != b.line) return a.line < b.line;
  if (a.rule->priority != b.rule->priority) return a.rule->priority > b.rule->priority;
  if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  return a.rule->number < b.rule->number;
}

}  // namespace

std::string_view capture_value(const Group& group, std::string_view text, std::string& folded) {
  if (group.lexicon == nullptr) return {};
  unicode::lower(text, folded);
  return group.lexicon->find(folded).value_or(std::string_view());
}

void MentionFinder::start(const NarrowText& narrow, const Text& text) {
  hits_.clear();
  signs_.clear();
  spans_.clear();
  narrow_ = &narrow;
  text_ = &text;
}

std::uint32_t MentionFinder::add(const CompiledRule& rule, std::uint32_t line,
                                 const RuleMatch& match) {
  // What fails is no match: a shorter one may begin inside it ("According to Eva Ek").
  if (refusal(rule, match) != nullptr) return first_word(match.whole).end;
  const Span inner = rule.span_group ? match.groups[*rule.span_group] : Span{};
  const Span span = inner.end == 0 ? match.whole : inner;
  if (span.empty()) return match.whole.end;
  const std::uint32_t block = narrow_->lines().lines[line].block;
  const bool sign = rule.type == MentionType::sign;
  if (!sign && text_->blocks[block].kind == BlockKind::boilerplate) return match.whole.end;
  (sign ? signs_ : hits_).push_back({narrow_->to_text(span), &rule, line, spans_.size()});
  spans_.insert(spans_.end(), match.groups.begin(), match.groups.end());
  return match.whole.end;
}

void MentionFinder::finish(Found& out) {
  resolve_overlaps();
  out.mentions.clear();
  out.mentions.reserve(kept_.size());
  for (const Hit& hit : kept_) out.mentions.push_back(mention_of(hit));
  std::sort(signs_.begin(), signs_.end(), [](const Hit& a, const Hit& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
                                        : a.rule->number < b.rule->number;
  });
  out.signs.clear();
  for (const Hit& hit : signs_) out.signs.push_back(mention_of(hit));
}

const Condition* MentionFinder::refusal(const CompiledRule& rule, const RuleMatch& match) {
  if (!rule.begins.empty()) {
    fold(first_word(match.whole));
    for (const Condition& condition : rule.begins) {
      if (!passes(condition, folded_)) return &condition;
    }
  }
  Span lowered;  // often several conditions ask of one group
  for (const Condition& condition : rule.where) {
    const Span span = condition.group ? match.groups[*condition.group] : match.whole;
    if (span.end == 0) continue;
    if (span != lowered) fold(span);
    lowered = span;
    if (!passes(condition, folded_)) return &condition;
  }
  return nullptr;
}

Span MentionFinder::asked(const CompiledRule& rule, const Condition& condition,
                          const RuleMatch& match) const {
  const Condition* const first = rule.begins.data();
  if (&condition >= first && &condition < first + rule.begins.size()) {
    return first_word(match.whole);
  }
  return condition.group ? match.groups[*condition.group] : match.whole;
}

// Leaves the lower case of a narrow span in folded_.
void MentionFinder::fold(Span span) {
  const std::string_view narrow = narrow_->lines().view().substr(span.begin, span.size());
  if (rules_.alphabet.lower(narrow, folded_)) return;
  unicode::lower(words(narrow_->to_text(span)), folded_);
}

// The letters and digits from a match's begin on, wherever it ends.
Span MentionFinder::first_word(Span whole) const {
  const auto word = rules_.alphabet.word_at(narrow_->lines().view(), whole.begin);
  return {whole.begin, whole.begin + static_cast<std::uint32_t>(word.size())};
}

// Leaves in kept_, in text order, the hits of each line that no better one overlaps.
void MentionFinder::resolve_overlaps() {
  std::sort(hits_.begin(), hits_.end(), wins<Hit>);
  kept_.clear();
  taken_.assign(text_->text.size(), 0);
  for (const Hit& hit : hits_) {
    char* const bytes = taken_.data() + hit.span.begin;
    if (std::memchr(bytes, 1, hit.span.size()) != nullptr) continue;
    std::memset(bytes, 1, hit.span.size());
    kept_.push_back(hit);
  }
  std::sort(kept_.begin(), kept_.end(),
            [](const Hit& a, const Hit& b) { return a.span.begin < b.span.begin; });
}

std::vector<MentionFinder::Lost> MentionFinder::lost() {
  std::vector<Lost> out;
  for (const Hit& hit : hits_) {
    // Hits come best first, so that the first kept one in the way is the one that beat it.
    const auto winner = std::find_if(hits_.begin(), hits_.end(), [&](const Hit& other) {
      const bool kept = std::any_of(kept_.begin(), kept_.end(), [&](const Hit& k) {
        return k.span == other.span && k.rule == other.rule;
      });
      return kept && other.span.overlaps(hit.span);
    });
    if (winner == hits_.end()) continue;
    if (winner->span == hit.span && winner->rule == hit.rule) continue;
    out.push_back({mention_of(hit), hit.rule, mention_of(*winner), winner->rule});
  }
  return out;
}

Mention MentionFinder::mention_of(const Hit& hit) {
  const CompiledRule& rule = *hit.rule;
  Mention mention{rule.type, hit.span, narrow_->lines().lines[hit.line].block, rule.info, {}};
  mention.captures.reserve(rule.groups.size());
  for (std::size_t i = 0; i < rule.groups.size(); ++i) {
    if (spans_[hit.groups + i].end == 0) continue;  // no line begins at 0
    const Span span = narrow_->to_text(spans_[hit.groups + i]);
    const Group& group = rule.groups[i];
    mention.captures.push_back({group.name, capture_value(group, words(span), folded_), span});
  }
  return mention;
}

}  // namespace orgkarta::rules
