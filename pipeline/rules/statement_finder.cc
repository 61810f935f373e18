#include "pipeline/rules/statement_finder.h"

#include <algorithm>

#include "pipeline/rules/mention_finder.h"

namespace orgkarta::rules {
namespace {

// The mentions inside a span, among those of its line. A span never cuts a mention that masks
// text, so where they begin is enough.
Statement::Range mentions_in(Span span, std::span<const Mention> mentions, Statement::Range line) {
  const auto begin_before = [&](std::uint32_t offset) {
    const auto own = mentions.subspan(line.first, line.last - line.first);
    const auto at = std::partition_point(own.begin(), own.end(),
                                         [&](const Mention& m) { return m.span.begin < offset; });
    return line.first + static_cast<std::uint32_t>(at - own.begin());
  };
  return {begin_before(span.begin), begin_before(span.end)};
}

// A chain ("A moves to B, B to C") shares members: go on behind the first group, not the match.
void resume(const CompiledRule& rule, Search& search) {
  for (const Group& group : rule.groups) {
    if (search.matched(group.number)) return search.resume_at(search.span_of(group.number).end);
  }
}

}  // namespace

void StatementFinder::find(const Input& input, const Candidates& candidates,
                           std::vector<Statement>& out) {
  out.clear();
  for (const std::uint32_t number : candidates.rules()) {
    const CompiledRule& rule = rules_.relation_rules[number];
    candidates.each_match(number, rule, input.mask.lines(), groups_,
                          [&](Search& search, std::uint32_t line) {
                            search.find_groups();
                            out.push_back(statement_of(rule, search, line, input));
                            resume(rule, search);
                          });
  }
  // Rules come in their order, and a stable sort keeps it.
  std::stable_sort(out.begin(), out.end(), [](const Statement& a, const Statement& b) {
    return a.block != b.block ? a.block < b.block : a.span.begin < b.span.begin;
  });
}

Statement StatementFinder::statement_of(const CompiledRule& rule, const Search& search,
                                        std::uint32_t line, const Input& input) const {
  const auto to_text = [&](Span span) { return input.mask.to_text(input.narrow, span); };
  const std::uint32_t block = input.mask.lines().lines[line].block;
  Statement statement{rule.info, block, to_text(search.whole()), {}, {}};
  statement.captures.reserve(rule.groups.size());
  statement.ranges.reserve(rule.groups.size());
  for (const Group& group : rule.groups) {
    if (!search.matched(group.number)) continue;
    const Span span = to_text(search.span_of(group.number));
    const std::string_view value = capture_value(group, input.text.substr(span.begin, span.size()));
    statement.captures.push_back({group.name, value, span});
    statement.ranges.push_back(mentions_in(span, input.mentions, input.mask.mentions_of(line)));
  }
  return statement;
}

}  // namespace orgkarta::rules
