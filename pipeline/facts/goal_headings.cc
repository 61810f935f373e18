// Which headings announce goals.
#include "pipeline/facts/goal_words.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestHeading = 90;  // bytes; longer blocks are sentences, not headings
constexpr std::uint32_t kColon = 1;            // bytes behind a heading's last word
constexpr std::string_view kEnDash = "–";

bool digit(char c) { return c >= '0' && c <= '9'; }

void trim_end(std::string_view& words, std::string_view marks) {
  while (!words.empty() && marks.find(words.back()) != marks.npos) words.remove_suffix(1);
}

/// A heading without a remark in parentheses, years and words like "for the year" at its end.
std::string_view bare_heading(const View& view, std::string_view lowered) {
  for (std::size_t before = 0; before != lowered.size();) {
    before = lowered.size();
    trim_end(lowered, " :?");
    const std::size_t open = lowered.ends_with(')') ? lowered.rfind('(') : lowered.npos;
    lowered = lowered.substr(0, open);
    while (lowered.ends_with(kEnDash)) lowered.remove_suffix(kEnDash.size());
    const std::size_t word = lowered.find_last_of(' ');
    const std::string_view last = lowered.substr(word + 1);
    const bool number = last.find_first_not_of("0123456789-") == last.npos ||
                        (digit(last.front()) && last.find(kEnDash) != last.npos);
    if (word == lowered.npos) continue;
    if (number) {
      lowered = lowered.substr(0, word);
      continue;
    }
    const Lexicon::Entry* tail = view.longest_end("goal_heading_tails", lowered);
    if (tail != nullptr && tail->form.size() < lowered.size() &&
        lowered[lowered.size() - tail->form.size() - 1] == ' ') {
      lowered.remove_suffix(tail->form.size());
    }
  }
  return lowered;
}

const Lexicon::Entry* heading_word(const View& view, Span heading) {
  return view.longest_end("goal_headings", bare_heading(view, view.lower(heading)));
}

/// A heading up to the body whose goals it is over, if it ends with one ("Goals of the board").
Span before_body(const View& view, Span heading) {
  const auto range = view.mentions_in(heading);
  if (range.first == range.last) return heading;
  const Mention& last = view.found.mentions[range.last - 1];
  const bool body = last.type == MentionType::unit && last.span.begin > heading.begin &&
                    heading.end - last.span.end <= kColon;
  return body ? Span{heading.begin, last.span.begin} : heading;
}

}  // namespace

std::optional<GoalKind> heading_kind(const View& view, const Block& b) {
  if (b.content.size() > kLongestHeading) return std::nullopt;
  const Lexicon::Entry* e = heading_word(view, b.content);
  if (!e) {
    const Span rest = before_body(view, b.content);
    if (rest != b.content) e = heading_word(view, rest);
  }
  return e ? parse_name<GoalKind>(e->value) : std::nullopt;
}

}  // namespace orgkarta::facts
