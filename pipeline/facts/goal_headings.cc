// Which headings announce goals.
#include "pipeline/facts/goal_words.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestHeading = 90;  // bytes; longer blocks are sentences, not headings
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

}  // namespace

std::optional<GoalKind> heading_kind(const View& view, const Block& b) {
  if (b.content.size() > kLongestHeading) return std::nullopt;
  const std::string_view words = bare_heading(view, view.lower(b.content));
  const Lexicon::Entry* e = view.longest_end("goal_headings", words);
  if (!e) return std::nullopt;
  return parse_name<GoalKind>(e->value);
}

}  // namespace orgkarta::facts
