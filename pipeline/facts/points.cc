#include "pipeline/facts/points.h"

#include <algorithm>

#include "pipeline/facts/numbers.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kDash = "\u2013";
constexpr std::size_t kLongestLabel = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool in_word(char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z'); }

bool is_label(std::string_view word) {
  const bool number = std::all_of(word.begin(), word.end(), is_digit);
  return number ? !word.empty() && word.size() <= kLongestLabel
                : word.size() == 1 && in_word(word.front());
}

}  // namespace

std::vector<std::string> point_labels(std::string_view words) {
  std::vector<std::string> labels;
  bool range = false;
  for (std::size_t i = 0; i < words.size();) {
    const bool dash = words.substr(i).starts_with(kDash);
    if (dash || !(is_digit(words[i]) || in_word(words[i]))) {
      range |= dash || words[i] == '-';
      i += dash ? kDash.size() : 1;
      continue;
    }
    std::size_t end = i;
    while (end < words.size() && (is_digit(words[end]) || in_word(words[end])) &&
           !words.substr(end).starts_with(kDash)) {
      ++end;
    }
    const std::string label(words.substr(i, end - i));
    i = end;
    if (!is_label(label)) continue;
    const auto from = range && !labels.empty() ? parse_int(labels.back()) : std::nullopt;
    const auto to = parse_int(label);
    for (int n = from.value_or(0) + 1; from && to && n < *to; ++n) {
      labels.push_back(std::to_string(n));
    }
    labels.push_back(label);
    range = false;
  }
  return labels;
}

std::string leading_label(std::string_view item) {
  const std::size_t mark = item.substr(0, kLongestLabel + 1).find_first_of(").");
  if (mark == std::string_view::npos || !is_label(item.substr(0, mark))) return {};
  return std::string(item.substr(0, mark));
}

}  // namespace orgkarta::facts
