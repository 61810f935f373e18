#include "pipeline/facts/goal_words.h"

#include <algorithm>
#include <array>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

Span part(Span whole, std::size_t begin, std::size_t end) {
  return {whole.begin + static_cast<std::uint32_t>(begin),
          whole.begin + static_cast<std::uint32_t>(end)};
}

// What parts a goal from the word on how far it is reached.
constexpr auto kBeforeOutcome = std::to_array<std::string_view>({"\t", " – ", " - ", " — "});
constexpr std::size_t kLongestOutcome = 60;  // bytes, its mark among them

}  // namespace

Span goal_words(const View& view, Span item) {
  std::string_view text = view.slice(item);
  if (const std::size_t tab = text.find('\t'); tab != text.npos && tab > 0) {
    item.end = item.begin + static_cast<std::uint32_t>(tab);
    text = view.slice(item);
  }
  const std::size_t space = text.find(' ');
  if (space != text.npos && view.lookup("goal_marks", text.substr(0, space))) {
    item.begin += static_cast<std::uint32_t>(space) + 1;
    text = view.slice(item);
  }
  const std::size_t last = text.find_last_of(' ');
  if (last != text.npos && view.lookup("goal_joins", text.substr(last + 1))) {
    item.end = item.begin + static_cast<std::uint32_t>(last);
    text = view.slice(item);
  }
  // "Write a plan. To be reported by May": the second sentence is no goal.
  for (std::size_t stop = text.find(". "); stop != text.npos; stop = text.find(". ", stop + 1)) {
    const std::string_view next = text.substr(stop + 2);
    if (!view.lookup("goal_tails", next.substr(0, next.find(' ')))) continue;
    item.end = item.begin + static_cast<std::uint32_t>(stop);
    text = view.slice(item);
    break;
  }
  const std::size_t words = text.find_last_not_of(" ,;");
  if (words != text.npos) item.end = item.begin + static_cast<std::uint32_t>(words) + 1;
  return item;
}

bool is_outcome(const View& view, Span words) {
  std::string_view said = view.slice(words);
  while (!said.empty() && (said.back() == '.' || said.back() == ' ')) said.remove_suffix(1);
  return view.lookup("goal_outcomes", said).has_value();
}

Span before_verdict(const View& view, Span text) {
  const std::string_view words = view.slice(text);
  for (std::size_t colon = words.find(':'); colon != words.npos;
       colon = words.find(':', colon + 1)) {
    const std::size_t space = words.substr(0, colon).find_last_of(" \t");
    const std::size_t begin = space == words.npos ? 0 : space + 1;
    if (!view.lookup("goal_verdicts", words.substr(begin, colon - begin))) continue;
    return part(text, 0, begin == 0 ? 0 : begin - 1);
  }
  const std::size_t skipped = words.size() - std::min(words.size(), kLongestOutcome);
  const std::string_view end = words.substr(skipped);
  for (const std::string_view mark : kBeforeOutcome) {
    const std::size_t found = end.rfind(mark);
    const std::size_t at = found == end.npos ? found : skipped + found;
    if (at == words.npos || !is_outcome(view, part(text, at + mark.size(), words.size()))) continue;
    return part(text, 0, at);
  }
  return text;
}

std::optional<std::uint32_t> wrapped_line(const View& view, std::uint32_t row) {
  if (view.block(row).kind != BlockKind::table_row || row + 1 >= view.text.blocks.size()) {
    return std::nullopt;
  }
  const Block& next = view.block(row + 1);
  const std::string_view said = view.slice(next.content);
  const bool small = !said.empty() && said.front() >= 'a' && said.front() <= 'z';
  return next.kind == BlockKind::paragraph && small ? std::optional(row + 1) : std::nullopt;
}

bool capital(const View& view, Span words) {
  if (words.empty()) return false;
  const std::string_view text = view.slice(words);
  std::size_t end = 0;
  utf8::next(text, end);
  const Span first = part(words, 0, end);
  return view.lower(first) != view.slice(first);
}

bool only_a_body(const View& view, Span words) {
  const auto range = view.mentions_in(words);
  if (range.first == range.last) return false;
  const Mention& m = view.found.mentions[range.first];
  return m.type == MentionType::unit && m.span.begin == words.begin && m.span.end == words.end;
}

}  // namespace orgkarta::facts
