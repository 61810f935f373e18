#include "pipeline/rules/conditions.h"

#include <algorithm>
#include <string>

namespace orgkarta::rules {
namespace {

constexpr std::string_view kSpaces = " \t";
constexpr std::string_view kPunctuation = ".,;:!?()\"";

bool listed(const Lexicon& lexicon, std::string_view folded) {
  return lexicon.by_form.contains(folded);
}

// Takes the next word off `rest`; empty at the end.
std::string_view next_word(std::string_view& rest) {
  while (!rest.empty()) {
    const std::size_t begin = rest.find_first_not_of(kSpaces);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(rest.find_first_of(kSpaces, begin), rest.size());
    std::string_view word = rest.substr(begin, end - begin);
    rest.remove_prefix(end);
    word.remove_prefix(std::min(word.find_first_not_of(kPunctuation), word.size()));
    word = word.substr(0, word.find_last_not_of(kPunctuation) + 1);
    if (!word.empty()) return word;
  }
  return rest = {};
}

bool any_word_listed(const Lexicon& lexicon, std::string_view folded) {
  for (std::string_view word = next_word(folded); !word.empty(); word = next_word(folded)) {
    if (listed(lexicon, word)) return true;
  }
  return false;
}

std::string_view last_word(std::string_view folded) {
  std::string_view last;
  for (std::string_view word = next_word(folded); !word.empty(); word = next_word(folded)) {
    last = word;
  }
  return last;
}

}  // namespace

bool passes(const Condition& condition, std::string_view folded) {
  const Lexicon& lexicon = *condition.lexicon;
  std::string_view rest = folded;
  switch (condition.test) {
    case Test::in:
      return listed(lexicon, folded);
    case Test::not_in:
      return !listed(lexicon, folded);
    case Test::ends_in:
      return lexicon.ends_in_form(folded);
    case Test::not_ends_in:
      return !lexicon.ends_in_form(folded);
    case Test::first_in:
      return listed(lexicon, next_word(rest));
    case Test::first_not_in:
      return !listed(lexicon, next_word(rest));
    case Test::last_not_in:
      return !listed(lexicon, last_word(folded));
    case Test::no_word_in:
      return !any_word_listed(lexicon, folded);
  }
  return true;
}

bool pass(std::span<const Condition> conditions, std::string_view folded) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& condition) { return passes(condition, folded); });
}

}  // namespace orgkarta::rules
