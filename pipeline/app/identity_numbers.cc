#include "pipeline/app/identity_numbers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace orgkarta::app {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of what parts date and serial at `at`: a dash of any kind, a plus, spaces round them.
std::size_t separator_length(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 7> kDashes = {
      "-", "+", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92"};
  std::size_t end = at;
  if (end < text.size() && text[end] == ' ') ++end;
  for (const std::string_view dash : kDashes) {
    if (text.substr(end, dash.size()) != dash) continue;
    end += dash.size();
    if (end < text.size() && text[end] == ' ') ++end;
    break;
  }
  return end - at;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

int two(std::string_view digits, std::size_t at) {
  return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

/// Whether ten digits are a date, a serial and the check digit of both.
bool is_identity_number(std::string_view ten) {
  const int month = two(ten, 2);
  const int day = two(ten, 4) > 60 ? two(ten, 4) - 60 : two(ten, 4);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  int sum = 0;
  for (std::size_t i = 0; i < ten.size(); ++i) {
    const int product = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += product / 10 + product % 10;
  }
  return sum % 10 == 0;
}

/// The end of the number that begins at `at` with `run` digits, 0 if there is none.
std::size_t number_end(std::string_view text, std::size_t at, std::size_t run) {
  if (run == 10 || run == 12) {
    return is_identity_number(text.substr(at + run - 10, 10)) ? at + run : 0;
  }
  if (run != 6 && run != 8) return 0;
  const std::size_t gap = separator_length(text, at + run);
  const std::size_t serial = at + run + gap;
  if (gap == 0 || digits_at(text, serial) != 4) return 0;
  std::string ten(text.substr(at + run - 6, 6));
  ten += text.substr(serial, 4);
  return is_identity_number(ten) ? serial + 4 : 0;
}

}  // namespace

std::size_t mask_identity_numbers(std::string& text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t run = digits_at(text, i);
    if (run == 0) {
      ++i;
      continue;
    }
    const std::size_t end = number_end(text, i, run);
    if (end != 0) {
      std::replace_if(text.begin() + static_cast<std::ptrdiff_t>(i),
                      text.begin() + static_cast<std::ptrdiff_t>(end), is_digit, '*');
      ++count;
    }
    i = std::max(end, i + run);
  }
  return count;
}

}  // namespace orgkarta::app
