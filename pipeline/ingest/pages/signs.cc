#include "pipeline/ingest/pages/signs.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kLongestMark = 3;  // digits
constexpr std::size_t kLongestNumber = 8;
constexpr std::string_view kSectionSign = "\u00A7";
constexpr std::array<std::string_view, 10> kBullets{
    "\u2022", "\u00B7", "\u25E6", "\u25AA", "\u25CF", "\u25A0", "\u2013", "\u2014", "-", "\uF0B7"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), is_digit);
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "1.", "12)", "1.2", "1.2.", "a)", "B."
bool is_label(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongestNumber) return false;
  const bool closed = word.back() == '.' || word.back() == ')';
  if (is_ascii_letter(word[0])) return word.size() == 2 && closed;
  if (!is_digit(word[0])) return false;
  if (word.find_first_not_of("0123456789") > kLongestMark) return false;  // a year
  const bool numbers =
      std::all_of(word.begin(), word.end() - 1, [](char c) { return is_digit(c) || c == '.'; });
  const bool parts = word.find('.') != word.npos && is_digit(word.back()) && word.size() <= 4;
  return numbers && (closed || parts);
}

}  // namespace

bool is_note_mark(std::string_view word) {
  if (word.empty() || word.size() > kLongestMark) return false;
  return all_digits(word) || word.find_first_not_of('*') == word.npos;
}

bool is_contents_line(std::string_view line) {
  if (line.empty() || !is_digit(line.back())) return false;
  constexpr std::size_t kLeastDots = 4;
  std::size_t i = line.find_last_not_of("0123456789 \t");
  std::size_t dots = 0;
  for (; i != line.npos; --i) {
    if (line[i] == '.') ++dots;
    if (line[i] != '.' && line[i] != ' ' && line[i] != '\t') break;
    if (i == 0) break;
  }
  return dots >= kLeastDots;
}

bool opens_item(std::string_view words) {
  if (words.starts_with(kSectionSign)) {
    std::string_view rest = words.substr(kSectionSign.size());
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    return rest.empty() || all_digits(rest);
  }
  return std::find(kBullets.begin(), kBullets.end(), words) != kBullets.end() || is_label(words);
}

bool begins_with_item(std::string_view line) {
  if (line.starts_with(kSectionSign)) return true;
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  return end < line.size() && opens_item(line.substr(0, end));
}

bool begins_small(std::string_view text) {
  if (text.empty()) return false;
  std::size_t i = 0;
  return unicode::is_lower(utf8::next(text, i));
}

bool is_page_number_form(std::string_view line) {
  constexpr std::size_t kLongest = 24;
  if (line.empty() || line.size() > kLongest) return false;
  std::size_t numbers = 0;
  std::size_t words = 0;
  for (std::size_t i = 0; i < line.size();) {
    const bool digit = is_digit(line[i]);
    const bool letter = is_ascii_letter(line[i]) || (line[i] & 0x80) != 0;
    if (!digit && !letter && std::string_view(" ()/-|").find(line[i]) == line.npos) return false;
    const std::size_t begin = i;
    const auto same = [&](char c) {
      return digit ? is_digit(c) : letter && (is_ascii_letter(c) || (c & 0x80) != 0);
    };
    do ++i;
    while (i < line.size() && same(line[i]));
    if (digit && i - begin > kLongestMark) return false;  // a year, a sum
    numbers += digit ? 1 : 0;
    words += letter ? 1 : 0;
    const bool named_in_brackets = letter && begin > 0 && line[begin - 1] == '(';
    if (named_in_brackets) return false;
  }
  // "42 000" is one number.
  if (numbers == 2 && words == 0 && line.find_first_of("(/-|") == line.npos) return false;
  // A word and a number alone may as well be a heading.
  return numbers > 0 && numbers <= 2 && (words == 0 || (words <= 2 && numbers == 2));
}

bool is_open_end(std::string_view line) {
  if (line.empty()) return false;
  std::size_t i = line.size();
  const char32_t last = utf8::previous(line, i);
  constexpr char32_t kSoftHyphen = 0xAD;
  return last == ',' || last == '-' || last == kSoftHyphen || unicode::is_letter(last) ||
         unicode::is_digit(last);
}

}  // namespace orgkarta::ingest
