#include "pipeline/text/markers.h"

#include <algorithm>
#include <string_view>

namespace orgkarta::text {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

/// A label found at the begin of a string: its size, and the size with the sign behind it.
struct Label {
  Marker kind = Marker::none;
  std::size_t size = 0;
  std::size_t with_sign = 0;
};

// "1.2", "1.2.3": small numbers without leading zeros, so that times and dates are none.
bool is_outline(std::string_view number) {
  std::size_t parts = 0;
  while (!number.empty()) {
    const std::size_t n = std::min(number.find('.'), number.size());
    if (n == 0 || n > 2 || number[0] == '0' || (n == 2 && number.substr(0, n) > "14")) return false;
    number.remove_prefix(std::min(n + 1, number.size()));
    ++parts;
  }
  return parts >= 2;
}

Label number_label(std::string_view s) {
  std::size_t n = 0;
  const auto stop = [s](std::size_t i) {
    return s[i] == '.' && i + 1 < s.size() && is_digit(s[i + 1]);
  };
  while (n < s.size() && (is_digit(s[n]) || stop(n))) ++n;
  if (n == 0) return {};
  const std::string_view number = s.substr(0, n);
  const bool outline = number.find('.') != number.npos;
  if (outline ? !is_outline(number) : n > 3) return {};
  if (n < s.size() && (s[n] == '.' || s[n] == ')')) return {Marker::number, n, n + 1};
  return outline ? Label{Marker::number, n, n} : Label{};
}

// "A1.", "B12)": an item that stands under the letter's.
Label letter_number_label(std::string_view s) {
  std::size_t n = 1;
  while (n < s.size() && n < 4 && is_digit(s[n])) ++n;
  if (n < 2 || n > 3 || n >= s.size() || (s[n] != ')' && s[n] != '.')) return {};
  return {Marker::number, n, n + 1};
}

// "a)", "a.", "iv)", "A)", "A."
Label letter_label(std::string_view s) {
  std::size_t n = 0;
  while (n < s.size() && n < 5 && std::string_view("ivx").find(s[n]) != s.npos) ++n;
  if (n < 2 || n >= s.size() || s[n] != ')') n = 1;
  if (n >= s.size() || (s[n] != ')' && s[n] != '.')) return {};
  if (is_small(s[0])) return {Marker::letter, n, n + 1};
  if (is_capital(s[0])) return {Marker::capital, 1, 2};
  return {};
}

Label label_at(std::string_view s) {
  if (s.empty()) return {};
  if (is_digit(s[0])) return number_label(s);
  if (is_capital(s[0]) && s.size() > 1 && is_digit(s[1])) return letter_number_label(s);
  return letter_label(s);
}

/// A bullet at the begin of a string.
struct Bullet {
  Marker kind = Marker::none;
  std::size_t size = 0;
};

Bullet bullet_at(std::string_view s) {
  const bool word = is_digit(s[0]) || is_capital(s[0]) || (is_small(s[0]) && s[0] != 'o');
  if (word || s[0] == '\xC3') return {};  // most lines: a letter
  struct Form {
    std::string_view sign;
    Marker kind;
  };
  static constexpr Form kForms[] = {{"\u2022", Marker::bullet}, {"\u00B7", Marker::bullet},
                                    {"*", Marker::bullet},      {"o", Marker::bullet},
                                    {"+", Marker::bullet},      {"-", Marker::hyphen},
                                    {"\u2013", Marker::dash},   {"\u2014", Marker::dash}};
  for (const Form& form : kForms) {
    if (!s.starts_with(form.sign)) continue;
    const std::size_t n = form.sign.size();
    // Only a bullet proper may touch the word behind it.
    const bool parted = n < s.size() && is_space(s[n]);
    if (parted || (form.sign == "\u2022" && n < s.size())) return {form.kind, n};
  }
  return {};
}

std::size_t skip_spaces(std::string_view s, std::size_t i) {
  while (i < s.size() && is_space(s[i])) ++i;
  return i;
}

bool accept_capital(char letter, bool marked, char& last_capital) {
  const bool next = letter == 'A' || (last_capital != 0 && letter == last_capital + 1);
  if (!marked && !next) return false;
  last_capital = letter;
  return true;
}

}  // namespace

void read_marker(std::string_view text, Line& line, char& last_capital) {
  const std::string_view s = text.substr(line.span.begin, line.span.size());
  const auto at = [&line](std::size_t i) {
    return line.span.begin + static_cast<std::uint32_t>(i);
  };
  line.content = line.span.begin;
  if (s.starts_with("\u00A7")) {
    line.kind = Marker::section;
    return;
  }
  const Bullet bullet = bullet_at(s);
  std::size_t i = 0;
  if (bullet.size > 0) {
    line.kind = bullet.kind;
    line.marker = {at(0), at(bullet.size)};
    i = skip_spaces(s, bullet.size);
    line.content = at(i);
  }
  const Label label = label_at(s.substr(i));
  const std::size_t behind = skip_spaces(s, i + label.with_sign);
  const bool parted = behind > i + label.with_sign && behind < s.size();
  if (label.size == 0 || !parted) return;
  // "2.1 miljoner" is a number.
  if (label.size == label.with_sign && !is_capital(s[behind]) && (s[behind] & 0x80) == 0) return;
  if (label.kind == Marker::capital && s[i + 1] == '.' &&
      !accept_capital(s[i], bullet.size > 0, last_capital)) {
    return;
  }
  if (line.kind == Marker::none) line.kind = label.kind;
  line.label = {at(i), at(i + label.size)};
  line.content = at(behind);
}

}  // namespace orgkarta::text
