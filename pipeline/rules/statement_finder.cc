#include "pipeline/rules/statement_finder.h"

#include <algorithm>
#include <utility>

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
std::uint32_t behind_first_group(const RuleMatch& match) {
  const auto first = std::find_if(match.groups.begin(), match.groups.end(),
                                  [](Span group) { return group.end != 0; });
  return first == match.groups.end() ? match.whole.end : first->end;
}

}  // namespace

std::uint32_t StatementFinder::add(const CompiledRule& rule, std::uint32_t line,
                                   const RuleMatch& match) {
  const Mask& mask = input_.mask;
  const std::uint32_t block = mask.lines().lines[line].block;
  Statement statement{rule.info, block, mask.to_text(input_.narrow, match.whole), {}, {}};
  statement.captures.reserve(rule.groups.size());
  statement.ranges.reserve(rule.groups.size());
  for (std::size_t i = 0; i < rule.groups.size(); ++i) {
    if (match.groups[i].end == 0) continue;  // no line begins at 0
    const Group& group = rule.groups[i];
    const Span span = mask.to_text(input_.narrow, match.groups[i]);
    const std::string_view value =
        capture_value(group, input_.text.substr(span.begin, span.size()), folded_);
    statement.captures.push_back({group.name, value, span});
    statement.ranges.push_back(mentions_in(span, input_.mentions, mask.mentions_of(line)));
  }
  out_.push_back(std::move(statement));
  return behind_first_group(match);
}

void StatementFinder::finish() {
  // The rules' infos stand in one list, in their order.
  std::sort(out_.begin(), out_.end(), [](const Statement& a, const Statement& b) {
    if (a.block != b.block) return a.block < b.block;
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.rule < b.rule;
  });
}

}  // namespace orgkarta::rules
