#include "pipeline/model/edtf_days.h"

#include <array>
#include <compare>

namespace orgkarta {
namespace {

/// Months of the codes 21 to 24 and 33 to 41; a month above 12 is one of the next year.
struct Months {
  int code;
  int first;
  int last;
};
constexpr std::array<Months, 13> kParts = {{{21, 3, 5},
                                            {22, 6, 8},
                                            {23, 9, 11},
                                            {24, 12, 14},
                                            {33, 1, 3},
                                            {34, 4, 6},
                                            {35, 7, 9},
                                            {36, 10, 12},
                                            {37, 1, 4},
                                            {38, 5, 8},
                                            {39, 9, 12},
                                            {40, 1, 6},
                                            {41, 7, 12}}};

/// The number that `digits` figures from `i` on spell, or -1.
int number(std::string_view s, std::size_t i, std::size_t digits) {
  if (i + digits > s.size()) return -1;
  int n = 0;
  for (const char c : s.substr(i, digits)) {
    if (c < '0' || c > '9') return -1;
    n = n * 10 + (c - '0');
  }
  return n;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

void append_padded(std::string& out, int n, std::size_t digits) {
  const std::string figures = std::to_string(n);
  if (figures.size() < digits) out.append(digits - figures.size(), '0');
  out += figures;
}

struct Day {
  int year;
  int month;
  int day;

  auto operator<=>(const Day&) const = default;
};

/// Both included.
struct Days {
  Day first;
  Day last;
};

std::string iso_day(const Day& day) {
  std::string out;
  append_padded(out, day.year, 4);
  out += '-';
  append_padded(out, day.month, 2);
  out += '-';
  append_padded(out, day.day, 2);
  return out;
}

/// From the first day of one month to the last of another, which may be above 12.
Days months_of(int year, int first, int last) {
  const int last_year = last > 12 ? year + 1 : year;
  const int last_month = last > 12 ? last - 12 : last;
  return {{year, first, 1}, {last_year, last_month, days_in(last_year, last_month)}};
}

std::optional<Days> part_days(int year, int part) {
  if (part >= 1 && part <= 12) return months_of(year, part, part);
  for (const Months& p : kParts) {
    if (p.code == part) return months_of(year, p.first, p.last);
  }
  return std::nullopt;
}

/// A date, or with `parts` also a season and the like. `unknown_year`, if any,
/// stands for XXXX.
std::optional<Days> date_days(std::string_view value, int unknown_year, bool parts) {
  const bool about = !value.empty() && value.back() == '~';
  if (about) value.remove_suffix(1);
  const bool unknown = value.substr(0, 4) == "XXXX" && unknown_year > 0 && value.size() > 4;
  const int year = unknown ? unknown_year : number(value, 0, 4);
  if (year < 0) return std::nullopt;
  if (value.size() == 4) return months_of(year, 1, 12);
  const int part = value[4] == '-' ? number(value, 5, 2) : -1;
  if (value.size() == 7 && part > 12) return parts && !about ? part_days(year, part) : std::nullopt;
  if (value.size() == 7) return part_days(year, part);
  if (value.size() != 10 || value[7] != '-' || part < 1 || part > 12) return std::nullopt;
  const int day = number(value, 8, 2);
  if (day < 1 || day > days_in(year, part)) return std::nullopt;
  return Days{{year, part, day}, {year, part, day}};
}

std::optional<Days> value_days(std::string_view value, int unknown_year) {
  const std::size_t slash = value.find('/');
  if (slash == std::string_view::npos) return date_days(value, unknown_year, true);
  const auto from = date_days(value.substr(0, slash), unknown_year, false);
  const auto to = date_days(value.substr(slash + 1), unknown_year, false);
  if (!from || !to) return std::nullopt;
  return Days{from->first, to->last};
}

}  // namespace

bool is_edtf(std::string_view value) {
  constexpr int kAnyLeapYear = 2000;
  return value_days(value, kAnyLeapYear).has_value();
}

std::optional<DayRange> edtf_days(std::string_view value) {
  const auto days = value_days(value, 0);
  constexpr int kLastYear = 9999;  // of ISO days of four figures: its winter ends behind it
  if (!days || days->last < days->first || days->last.year > kLastYear) return std::nullopt;
  return DayRange{iso_day(days->first), iso_day(days->last)};
}

}  // namespace orgkarta
