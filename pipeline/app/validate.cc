#include "pipeline/app/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

#include "pipeline/app/escape.h"

namespace orgkarta::app {
namespace {

bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_calendar_date(std::string_view s) {
  if (s.size() != 4 && s.size() != 7 && s.size() != 10) return false;
  if (!all_digits(s.substr(0, 4)) || number(s.substr(0, 4)) == 0) return false;
  if (s.size() == 4) return true;
  if (s[4] != '-' || !all_digits(s.substr(5, 2))) return false;
  const auto month = static_cast<unsigned>(number(s.substr(5, 2)));
  if (s.size() == 7) return month >= 1 && month <= 12;
  if (s[7] != '-' || !all_digits(s.substr(8, 2))) return false;
  using namespace std::chrono;
  return year_month_day{year{number(s.substr(0, 4))}, std::chrono::month{month},
                        day{static_cast<unsigned>(number(s.substr(8, 2)))}}
      .ok();
}

constexpr std::array<std::pair<std::string_view, std::string Hints::*>, 4> kHints = {{
    {"municipality", &Hints::municipality},
    {"published", &Hints::published},
    {"url", &Hints::url},
    {"title", &Hints::title},
}};

}  // namespace

std::optional<std::string> fault_of_municipality(std::string_view code,
                                                 const MunicipalityCodes* known) {
  if (code.size() == 4 && all_digits(code)) {
    if (known == nullptr || known->knows(code)) return std::nullopt;
    const std::string likest = known->likest(code);
    return fmt::format("municipality \"{}\": there is none with this code{}{}", code,
                       likest.empty() ? "" : "; likest to it are ", likest);
  }
  return fmt::format("municipality \"{}\": expected Statistics Sweden's four digits, such as 0581",
                     printable(code));
}

std::optional<std::string> fault_of_date(std::string_view date) {
  if (is_calendar_date(date)) return std::nullopt;
  return fmt::format(
      "published \"{}\": expected a date of the calendar, as 2024-03-05, 2024-03 or 2024",
      printable(date));
}

std::optional<std::string> note_on_municipality(std::string_view code,
                                                const MunicipalityCodes& known) {
  const std::string* now = known.now(code);
  if (now == nullptr) return std::nullopt;
  return fmt::format("municipality \"{}\": a code of before, read as {}, {}", code, *now,
                     known.name(*now));
}

void use_code_now(Hints& hints, const MunicipalityCodes& known) {
  if (const std::string* now = known.now(hints.municipality)) hints.municipality = *now;
}

std::optional<std::string> set_hint(Hints& hints, std::string_view key, std::string_view value,
                                    const MunicipalityCodes* municipalities) {
  if (value.empty()) return std::nullopt;
  std::optional<std::string> fault;
  if (key == "municipality") fault = fault_of_municipality(value, municipalities);
  if (key == "published") fault = fault_of_date(value);
  if (fault) return fault;
  for (const auto& [name, member] : kHints) {
    if (name == key) hints.*member = value;
  }
  if (municipalities != nullptr) use_code_now(hints, *municipalities);
  return std::nullopt;
}

bool is_hint(std::string_view key) {
  return std::any_of(kHints.begin(), kHints.end(), [&](const auto& h) { return h.first == key; });
}

void fill(Hints& hints, const Hints& other) {
  for (const auto& [name, member] : kHints) {
    if ((hints.*member).empty()) hints.*member = other.*member;
  }
}

}  // namespace orgkarta::app
