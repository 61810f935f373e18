#include "pipeline/rules/mention_finder.h"

#include <algorithm>
#include <string>

#include "pipeline/rules/conditions.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::rules {
namespace {

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

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

std::string_view capture_value(const Group& group, std::string_view text) {
  if (group.lexicon == nullptr) return {};
  return group.lexicon->find(unicode::lower(text)).value_or(std::string_view());
}

void MentionFinder::find(const NarrowText& narrow, std::string_view text,
                         const Candidates& candidates, std::vector<Mention>& out) {
  hits_.clear();
  spans_.clear();
  for (const std::uint32_t number : candidates.rules()) {
    const CompiledRule& rule = rules_.mention_rules[number];
    candidates.each_match(number, rule, narrow.lines(), groups_,
                          [&](Search& search, std::uint32_t line) {
                            if (!accepts(rule, search, narrow, text)) {
                              // What failed is no match: a shorter one may begin inside it
                              // ("According to Eva Ek").
                              return search.resume_behind_first_word(rules_.alphabet);
                            }
                            add_hit(rule, search, line, narrow);
                          });
  }
  resolve_overlaps();
  out.clear();
  out.reserve(kept_.size());
  for (const Hit& hit : kept_) out.push_back(mention_of(hit, narrow, text));
}

// Whether a match meets the rule's conditions. Finds the groups if the rule needs them.
bool MentionFinder::accepts(const CompiledRule& rule, Search& search, const NarrowText& narrow,
                            std::string_view text) const {
  if (rule.asks_groups) search.find_groups();
  for (const Condition& condition : rule.where) {
    const bool whole = condition.group == CompiledRule::kWhole;
    if (!whole && !search.matched(condition.group)) continue;
    const Span span = narrow.to_text(whole ? search.whole() : search.span_of(condition.group));
    if (!passes(condition, part(text, span))) return false;
  }
  return true;
}

void MentionFinder::add_hit(const CompiledRule& rule, const Search& search, std::uint32_t line,
                            const NarrowText& narrow) {
  const bool inner = rule.span_group != CompiledRule::kWhole && search.matched(rule.span_group);
  const Span span = inner ? search.span_of(rule.span_group) : search.whole();
  if (span.empty()) return;
  hits_.push_back({narrow.to_text(span), &rule, line, search.wrapped(), spans_.size()});
  if (!rule.asks_groups) return;
  for (const Group& group : rule.groups) spans_.push_back(search.span_of(group.number));
}

// Leaves in kept_, in text order, the hits of each line that no better one overlaps. Places only
// vote: they stand beside whatever overlaps them.
void MentionFinder::resolve_overlaps() {
  std::sort(hits_.begin(), hits_.end(), wins<Hit>);
  kept_.clear();
  for (std::size_t i = 0; i < hits_.size();) {
    const std::size_t first = kept_.size();
    std::size_t end = i;
    for (; end < hits_.size() && hits_[end].line == hits_[i].line; ++end) {
      if (hits_[end].rule->type != MentionType::place) keep(hits_[end], first);
    }
    const std::size_t others = kept_.size();
    for (; i < end; ++i) {
      if (hits_[i].rule->type == MentionType::place) kept_.push_back(hits_[i]);
    }
    if (kept_.size() == others) continue;
    std::stable_sort(kept_.begin() + static_cast<std::ptrdiff_t>(first), kept_.end(),
                     [](const Hit& a, const Hit& b) { return a.span.begin < b.span.begin; });
  }
}

// Keeps a hit unless it overlaps one of those from `first` on, which are in text order.
void MentionFinder::keep(const Hit& hit, std::size_t first) {
  const auto after =
      std::partition_point(kept_.begin() + static_cast<std::ptrdiff_t>(first), kept_.end(),
                           [&](const Hit& kept) { return kept.span.end <= hit.span.begin; });
  if (after == kept_.end() || !after->span.overlaps(hit.span)) kept_.insert(after, hit);
}

Mention MentionFinder::mention_of(const Hit& hit, const NarrowText& narrow, std::string_view text) {
  const CompiledRule& rule = *hit.rule;
  const Lines& lines = narrow.lines();
  Mention mention{rule.type, hit.span, lines.lines[hit.line].block, rule.info, {}};
  if (rule.groups.empty()) return mention;
  Search search(rule, lines.bytes, lines.fenced(hit.line), groups_);
  if (!rule.asks_groups) search.find_groups(hit.wrapped);
  mention.captures.reserve(rule.groups.size());
  for (std::size_t i = 0; i < rule.groups.size(); ++i) {
    const Group& group = rule.groups[i];
    Span span = rule.asks_groups ? spans_[hit.groups + i] : search.span_of(group.number);
    if (span.end == 0) continue;  // no line begins at 0
    span = narrow.to_text(span);
    mention.captures.push_back({group.name, capture_value(group, part(text, span)), span});
  }
  return mention;
}

}  // namespace orgkarta::rules
