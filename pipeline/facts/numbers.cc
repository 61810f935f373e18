#include "pipeline/facts/numbers.h"

#include <charconv>

namespace orgkarta::facts {

std::optional<double> parse_number(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == ',') {
      digits += '.';
    } else if (c == '.') {
      const std::size_t rest = text.find_first_not_of("0123456789", i + 1);
      const std::size_t end = rest == std::string_view::npos ? text.size() : rest;
      if (end - i - 1 != 3) digits += '.';
    } else if (c != ' ') {
      return std::nullopt;
    }
  }
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<int> parse_int(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.size() > 4)
    return std::nullopt;
  return value;
}

std::string padded(int value, int width) {
  std::string digits = std::to_string(value);
  const auto size = static_cast<std::size_t>(width);
  if (value >= 0 && digits.size() < size) digits.insert(0, size - digits.size(), '0');
  return digits;
}

}  // namespace orgkarta::facts
