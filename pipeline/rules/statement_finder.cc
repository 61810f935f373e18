#include "pipeline/rules/statement_finder.h"

#include <algorithm>

#include "pipeline/rules/mention_finder.h"

namespace orgkarta::rules {
namespace {

// The mentions that lie inside a span, as numbers of the document's mentions.
Statement::Range mentions_in(Span span, std::span<const Mention> mentions, std::uint32_t first) {
  const auto own = mentions.subspan(first);
  const auto begin = std::partition_point(own.begin(), own.end(), [&](const Mention& m) {
    return m.span.begin < span.begin;
  });
  const auto end = std::partition_point(begin, own.end(), [&](const Mention& m) {
    return m.span.end <= span.end;
  });
  return {first + static_cast<std::uint32_t>(begin - own.begin()),
          first + static_cast<std::uint32_t>(end - own.begin())};
}

}  // namespace

void StatementFinder::find(const Mask& mask, std::string_view text, std::uint32_t block,
                           std::span<const Mention> mentions, std::uint32_t first_mention,
                           std::span<const std::uint32_t> candidates,
                           std::vector<Statement>& out) {
  const std::size_t before = out.size();
  for (const std::uint32_t number : candidates) {
    const CompiledRule& rule = rules_.relation_rules[number];
    Search search(rule, mask.text(), groups_);
    while (search.next()) {
      const Span whole = search.whole();
      Statement statement{rule.info, block, mask.to_text(whole.begin, whole.end), {}, {}};
      for (const Group& group : rule.groups) {
        if (!search.matched(group.number)) continue;
        const Span masked = search.span_of(group.number);
        const Span span = mask.to_text(masked.begin, masked.end);
        statement.captures.push_back(
            {group.name, capture_value(group, text.substr(span.begin, span.size())), span});
        statement.ranges.push_back(mentions_in(span, mentions, first_mention));
      }
      out.push_back(std::move(statement));
      resume(rule, search);
    }
  }
  // Candidates come in the rules' order, so a stable sort keeps it.
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                   [](const Statement& a, const Statement& b) { return a.span.begin < b.span.begin; });
}

// A chain ("A moves to B, B to C") shares members: go on behind the first group, not the match.
void StatementFinder::resume(const CompiledRule& rule, Search& search) const {
  for (const Group& group : rule.groups) {
    if (search.matched(group.number)) return search.resume_at(search.span_of(group.number).end);
  }
}

}  // namespace orgkarta::rules
