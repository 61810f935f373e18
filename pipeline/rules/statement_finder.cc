#include "pipeline/rules/statement_finder.h"

#include <algorithm>

#include "pipeline/rules/mention_finder.h"

namespace orgkarta::rules {
namespace {

// The mentions inside a span, as numbers of the document's mentions. A span never cuts a mention
// that masks text, so where they begin is enough.
Statement::Range mentions_in(Span span, std::span<const Mention> mentions, std::uint32_t first) {
  const auto own = mentions.subspan(first);
  const auto begin = std::partition_point(own.begin(), own.end(), [&](const Mention& m) {
    return m.span.begin < span.begin;
  });
  const auto end = std::partition_point(begin, own.end(), [&](const Mention& m) {
    return m.span.begin < span.end;
  });
  return {first + static_cast<std::uint32_t>(begin - own.begin()),
          first + static_cast<std::uint32_t>(end - own.begin())};
}

// A chain ("A moves to B, B to C") shares members: go on behind the first group, not the match.
void resume(const CompiledRule& rule, Search& search) {
  for (const Group& group : rule.groups) {
    if (search.matched(group.number)) return search.resume_at(search.span_of(group.number).end);
  }
}

}  // namespace

void StatementFinder::find(const Input& input, std::span<const std::uint32_t> candidates,
                           std::vector<Statement>& out) {
  const auto before = static_cast<std::ptrdiff_t>(out.size());
  for (const std::uint32_t number : candidates) {
    const CompiledRule& rule = rules_.relation_rules[number];
    Search search(rule, rules_.alphabet, input.mask.bytes(), groups_);
    while (search.next()) {
      search.find_groups();
      out.push_back(statement_of(rule, search, input));
      resume(rule, search);
    }
  }
  // Candidates come in the rules' order, and a stable sort keeps it.
  std::stable_sort(out.begin() + before, out.end(), [](const Statement& a, const Statement& b) {
    return a.span.begin < b.span.begin;
  });
}

Statement StatementFinder::statement_of(const CompiledRule& rule, const Search& search,
                                        const Input& input) const {
  const auto to_text = [&](Span span) { return input.mask.to_text(input.narrow, span); };
  Statement statement{rule.info, input.block, to_text(search.whole()), {}, {}};
  for (const Group& group : rule.groups) {
    if (!search.matched(group.number)) continue;
    const Span span = to_text(search.span_of(group.number));
    const std::string_view value = capture_value(group, input.text.substr(span.begin, span.size()));
    statement.captures.push_back({group.name, value, span});
    statement.ranges.push_back(mentions_in(span, input.mentions, input.first_mention));
  }
  return statement;
}

}  // namespace orgkarta::rules
