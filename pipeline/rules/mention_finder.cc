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

bool meets_conditions(const CompiledRule& rule, const Search& search, const NarrowText& narrow,
                      std::string_view text) {
  for (const Condition& condition : rule.where) {
    const bool whole = condition.group == CompiledRule::kWhole;
    if (!whole && !search.matched(condition.group)) continue;
    const Span span = narrow.to_text(whole ? search.whole() : search.span_of(condition.group));
    if (!passes(condition, part(text, span))) return false;
  }
  return true;
}

}  // namespace

std::string_view capture_value(const Group& group, std::string_view text) {
  if (group.lexicon == nullptr) return {};
  return group.lexicon->find(unicode::lower(text)).value_or(std::string_view());
}

void MentionFinder::find(const NarrowText& narrow, std::string_view text, std::uint32_t block,
                         std::span<const std::uint32_t> candidates, std::vector<Mention>& out) {
  const Input input{narrow, text, block};
  hits_.clear();
  for (const std::uint32_t number : candidates) find_hits(rules_.mention_rules[number], input);
  resolve_overlaps();
  for (const Hit& hit : kept_) out.push_back(mention_of(hit, input));
}

void MentionFinder::find_hits(const CompiledRule& rule, const Input& input) {
  Search search(rule, rules_.alphabet, input.narrow.bytes(), groups_);
  while (search.next()) {
    if (rule.asks_groups) search.find_groups();
    if (!meets_conditions(rule, search, input.narrow, input.text)) {
      // What failed is no match: a shorter one may begin inside it ("According to Eva Ek").
      search.resume_behind_first_word();
      continue;
    }
    const bool inner = rule.span_group != CompiledRule::kWhole && search.matched(rule.span_group);
    const Span span = inner ? search.span_of(rule.span_group) : search.whole();
    if (!span.empty()) hits_.push_back({input.narrow.to_text(span), &rule, search.place()});
  }
}

// The policy of rules/README.md: priority, then length, then place, then the rules' order.
void MentionFinder::resolve_overlaps() {
  const auto wins = [](const Hit& a, const Hit& b) {
    if (a.rule->priority != b.rule->priority) return a.rule->priority > b.rule->priority;
    if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.rule->number < b.rule->number;
  };
  std::sort(hits_.begin(), hits_.end(), wins);
  kept_.clear();  // always in text order
  for (const Hit& hit : hits_) {
    if (hit.rule->type == MentionType::place) continue;
    const auto after = std::partition_point(kept_.begin(), kept_.end(), [&](const Hit& kept) {
      return kept.span.end <= hit.span.begin;
    });
    if (after == kept_.end() || !after->span.overlaps(hit.span)) kept_.insert(after, hit);
  }
  keep_places();
}

// Places only vote: they stand beside whatever overlaps them.
void MentionFinder::keep_places() {
  const std::size_t others = kept_.size();
  for (const Hit& hit : hits_) {
    if (hit.rule->type == MentionType::place) kept_.push_back(hit);
  }
  if (kept_.size() == others) return;
  std::stable_sort(kept_.begin(), kept_.end(),
                   [](const Hit& a, const Hit& b) { return a.span.begin < b.span.begin; });
}

Mention MentionFinder::mention_of(const Hit& hit, const Input& input) {
  const CompiledRule& rule = *hit.rule;
  Mention mention{rule.type, hit.span, input.block, rule.info, {}};
  if (rule.groups.empty()) return mention;
  Search search(rule, rules_.alphabet, input.narrow.bytes(), groups_);
  search.find_groups(hit.place);
  mention.captures.reserve(rule.groups.size());
  for (const Group& group : rule.groups) {
    if (!search.matched(group.number)) continue;
    const Span span = input.narrow.to_text(search.span_of(group.number));
    mention.captures.push_back({group.name, capture_value(group, part(input.text, span)), span});
  }
  return mention;
}

}  // namespace orgkarta::rules
