#include "pipeline/rules/mention_finder.h"

#include <algorithm>
#include <string>

#include "pipeline/rules/conditions.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::rules {
namespace {

bool meets_conditions(const CompiledRule& rule, const Search& search, std::string_view content) {
  for (const Condition& condition : rule.where) {
    if (!search.matched(condition.group)) continue;
    const Span span = search.span_of(condition.group);
    if (!passes(condition.test, *condition.lexicon, content.substr(span.begin, span.size()))) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string_view capture_value(const Group& group, std::string_view text) {
  if (group.lexicon == nullptr) return {};
  return group.lexicon->find(unicode::lower(text)).value_or(std::string_view());
}

void MentionFinder::find(std::string_view content, std::uint32_t offset, std::uint32_t block,
                         std::span<const std::uint32_t> candidates, std::vector<Mention>& out) {
  hits_.clear();
  captures_.clear();
  for (const std::uint32_t number : candidates) {
    find_hits(rules_.mention_rules[number], content, offset);
  }
  resolve_overlaps();
  for (const Hit& hit : kept_) out.push_back(mention_of(hit, block));
}

void MentionFinder::find_hits(const CompiledRule& rule, std::string_view content,
                              std::uint32_t offset) {
  Search search(rule, content, groups_);
  while (search.next()) {
    if (meets_conditions(rule, search, content)) {
      add_hit(rule, search, content, offset);
    } else {
      // What failed is no match: a shorter one may begin inside it ("According to Eva Ek").
      search.resume_behind_first_word();
    }
  }
}

void MentionFinder::add_hit(const CompiledRule& rule, const Search& search,
                            std::string_view content, std::uint32_t offset) {
  const int group = search.matched(rule.span_group) ? rule.span_group : CompiledRule::kWhole;
  Span span = search.span_of(group);
  if (span.empty()) return;
  Hit hit{{offset + span.begin, offset + span.end}, &rule,
          static_cast<std::uint32_t>(captures_.size()), 0};
  for (const Group& named : rule.groups) {
    if (!search.matched(named.number)) continue;
    span = search.span_of(named.number);
    captures_.push_back({named.name, capture_value(named, content.substr(span.begin, span.size())),
                         {offset + span.begin, offset + span.end}});
    ++hit.capture_count;
  }
  hits_.push_back(hit);
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

Mention MentionFinder::mention_of(const Hit& hit, std::uint32_t block) const {
  const auto first = captures_.begin() + hit.first_capture;
  return {hit.rule->type, hit.span, block, hit.rule->info, {first, first + hit.capture_count}};
}

}  // namespace orgkarta::rules
