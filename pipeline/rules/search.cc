#include "pipeline/rules/search.h"

namespace orgkarta::rules {
namespace {

/// Takes a match's spans from where the matcher left them.
template <class SpanOf>
void fill(RuleMatch& match, const CompiledRule& rule, SpanOf span_of) {
  match.whole = span_of(CompiledRule::kWhole);
  match.groups.clear();
  for (const Group& group : rule.groups) match.groups.push_back(span_of(group.number));
}

}  // namespace

Attempt::Result Search::find(const CompiledRule& rule, Recogniser* recogniser, const Lines& lines,
                             std::uint32_t line, std::uint32_t at) {
  if (!rule.program) return Attempt::Result::unknown;
  const std::string_view text = lines.view().substr(0, lines.fenced(line).end);
  auto result = Attempt::Result::none;
  for (;;) {
    if (recogniser->matches(text, at)) result = attempt_.match(*rule.program, text, at);
    if (rule.boundary || result != Attempt::Result::none) break;
    do {
      if (++at >= text.size()) return result;
    } while (!rule.program->first.has(text[at]));
  }
  if (result != Attempt::Result::found) return result;
  const auto span_of = [&](int group) -> Span {
    const std::uint32_t* const slot =
        attempt_.slots().data() + std::size_t{2} * static_cast<std::size_t>(group);
    if (slot[0] == Attempt::kUnset) return {};
    return {slot[0], slot[1]};
  };
  fill(match_, rule, span_of);
  return result;
}

bool Search::find_slowly(const CompiledRule& rule, const Lines& lines, std::uint32_t line,
                         std::uint32_t at) {
  pieces_.resize(static_cast<std::size_t>(rule.regex->NumberOfCapturingGroups()) + 1);
  const Span window = lines.fenced(line);
  const char* const begin = lines.bytes.data() + window.begin;
  // The boundary is part of RE2's pattern: it must see the character before.
  const std::size_t start = at - window.begin - (rule.boundary ? 1 : 0);
  if (!rule.regex->Match({begin, window.size()}, start, window.size(), RE2::UNANCHORED,
                         pieces_.data(), static_cast<int>(pieces_.size()))) {
    return false;
  }
  const auto span_of = [&](int group) -> Span {
    const re2::StringPiece& piece = pieces_[static_cast<std::size_t>(group)];
    if (piece.data() == nullptr) return {};
    const auto from = static_cast<std::uint32_t>(piece.data() - lines.bytes.data());
    return {from, from + static_cast<std::uint32_t>(piece.size())};
  };
  fill(match_, rule, span_of);
  return true;
}

}  // namespace orgkarta::rules
