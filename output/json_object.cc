#include "output/json_object.h"

#include <charconv>
#include <cmath>
#include <stdexcept>

namespace orgkarta::output {
namespace {

constexpr double kManyHundredths = 1e14;  // beyond them not every decimal has a double of its own

// Most numbers are whole or have two decimals, as money has: those need no search for the shortest
// form. Returns false for others.
bool append_hundredths(JsonBuffer& out, double value) {
  const double size = std::abs(value) * 100 + 0.5;
  if (!(size < kManyHundredths)) return false;
  const auto hundredths = static_cast<std::int64_t>(size);
  if (static_cast<double>(hundredths) / 100 != std::abs(value)) return false;
  char* to = out.room(20);
  if (value < 0) *to++ = '-';
  to = std::to_chars(to, to + 16, hundredths / 100).ptr;
  if (const auto rest = hundredths % 100; rest != 0) {
    *to++ = '.';
    *to++ = static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) *to++ = static_cast<char>('0' + rest % 10);
  }
  out.wrote(to);
  return true;
}

}  // namespace

void append_json_number(JsonBuffer& out, double value) {
  if (append_hundredths(out, value)) return;
  if (!std::isfinite(value)) throw std::logic_error("a number in the output is not finite");
  constexpr std::size_t kLongest = 400;  // "-0.", 323 zeros, 17 figures
  char* to = out.room(kLongest);
  out.wrote(std::to_chars(to, to + kLongest, value, std::chars_format::fixed).ptr);
}

void append_json_integer(JsonBuffer& out, std::int64_t value) {
  constexpr std::size_t kLongest = 20;
  char* to = out.room(kLongest);
  out.wrote(std::to_chars(to, to + kLongest, value).ptr);
}

void append_json_texts(JsonBuffer& out, const std::vector<std::string>& values) {
  append_json_array(out, values, append_json_string);
}

}  // namespace orgkarta::output
