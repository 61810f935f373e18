#include "pipeline/facts/date_value.h"

#include <chrono>

#include <fmt/format.h>

#include "pipeline/facts/date_year.h"
#include "pipeline/facts/numbers.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

/// The digits of the first of these groups that took part.
std::optional<int> number_of(const View& view, const Mention& m,
                             std::initializer_list<std::string_view> groups) {
  for (const std::string_view group : groups) {
    const Capture* c = m.capture(group);
    if (!c || c->span.empty()) continue;
    return parse_int(c->value.empty() ? view.slice(c->span) : c->value);
  }
  return std::nullopt;
}

std::optional<int> year_of(const View& view, const Mention& m) {
  if (const auto year = number_of(view, m, {"year", "year2"})) return year;
  if (const auto two = number_of(view, m, {"yy"})) return 2000 + *two;
  return std::nullopt;
}

/// "-1", "0" or "1": from which year on a word like "last year" counts.
std::optional<int> parse_shift(std::string_view text) {
  if (!text.starts_with('-')) return parse_int(text);
  const auto years = parse_int(text.substr(1));
  return years ? std::optional<int>(-*years) : std::nullopt;
}

bool exists(std::optional<int> year, int month, int day) {
  using namespace std::chrono;
  return year_month_day(std::chrono::year(year.value_or(2000)), std::chrono::month(month),
                        std::chrono::day(day))
      .ok();
}

/// The part of a date behind its year: "-05".
std::string dashed(int number) { return '-' + padded(number, 2); }

std::string with_year(std::optional<int> year, std::string_view rest) {
  return (year ? padded(*year, 4) : std::string(kUnknownYear)) + std::string(rest);
}

/// One end of an interval: a day or a month, in a year if one is said.
std::string end_of_interval(const View& view, const Mention& m, std::optional<int> year,
                            std::string_view month, std::string_view day) {
  const auto mm = number_of(view, m, {month});
  const auto dd = number_of(view, m, {day});
  if (!mm || (dd && !exists(year, *mm, *dd))) return {};
  return with_year(year, dashed(*mm) + (dd ? dashed(*dd) : ""));
}

/// Two days or months and what lies between them. A year said once is that of both.
std::optional<DateValue> interval_form(const View& view, const Mention& m) {
  const auto last = number_of(view, m, {"year2"});
  auto first = number_of(view, m, {"year"});
  const auto from = number_of(view, m, {"month"});
  const auto to = number_of(view, m, {"month2"});
  if (!first && last && from && to) first = *last - (*from > *to);
  const std::string begin = end_of_interval(view, m, first, "month", "day");
  const std::string end = end_of_interval(view, m, last ? last : first, "month2", "day2");
  if (begin.empty() || end.empty() || (last && end <= begin)) return std::nullopt;
  return DateValue{.value = begin + '/' + end, .mod = {}, .interval = true};
}

/// The last day of a month; the month where its year decides which day that is.
std::optional<DateValue> month_end(const View& view, const Mention& m) {
  using namespace std::chrono;
  const auto number = number_of(view, m, {"month"});
  if (!number) return std::nullopt;
  const auto year = year_of(view, m);
  DateValue v{.value = with_year(year, dashed(*number)), .mod = {}};
  if (*number == 2 && !year) return v;
  const year_month_day_last last(std::chrono::year(year.value_or(2000)),
                                 month_day_last(month(static_cast<unsigned>(*number))));
  v.value += dashed(static_cast<int>(unsigned(last.day())));
  return v;
}

/// Forms whose groups mean something of their own (set = { form = … }).
std::optional<DateValue> special_form(const View& view, const Mention& m) {
  const std::string_view form = m.rule->attribute("form");
  if (form == "interval") return interval_form(view, m);
  if (form == "month-end") return month_end(view, m);
  const auto from = number_of(view, m, {"from"});
  const auto to = number_of(view, m, {"to"});
  DateValue v;
  if (form == "year-end") {
    const auto year = from ? std::optional<int>(*from + 1) : year_of(view, m);
    v.value = with_year(year, "-01-01");
  } else if (form == "year-close") {
    v.value = with_year(year_of(view, m), "-12-31");
  } else if (form == "month-turn") {
    v.value =
        with_year(year_of(view, m), dashed(number_of(view, m, {"month2"}).value_or(1)) + "-01");
  } else if (form == "half-year-end") {
    v.value = with_year(year_of(view, m), "-07-01");
  } else if (form == "school-year" && from) {
    v.value = fmt::format("{}-08/{}-06", *from, *from + 1);
  } else if (form == "winter") {
    v.value = with_year(year_of(view, m), "-24");
  } else if (form == "years" && from && to) {
    if (*to <= *from || *to - *from > 60) return std::nullopt;
    v.value = fmt::format("{}/{}", *from, *to);
  } else if (form == "year") {
    v.value = with_year(year_of(view, m), "");
    v.bare_year = true;
  } else {
    return std::nullopt;
  }
  v.interval = v.value.find('/') != std::string::npos;
  return v;
}

std::optional<DateValue> day_form(const View& view, const Mention& m, std::optional<int> year) {
  const auto month = number_of(view, m, {"month", "m", "mm", "mm2"});
  const auto day = number_of(view, m, {"day", "dd", "dd2"});
  const auto last = number_of(view, m, {"day2"});
  if (!month) return std::nullopt;
  DateValue v;
  if (!day) {
    v.value = with_year(year, dashed(*month));
    return v;
  }
  if (!exists(year, *month, *day)) return std::nullopt;
  if (last && (*last <= *day || !exists(year, *month, *last))) return std::nullopt;
  v.value = with_year(year, dashed(*month) + dashed(*day));
  if (last) {
    v.value += '/' + with_year(year, dashed(*month) + dashed(*last));
    v.interval = true;
  }
  return v;
}

}  // namespace

std::optional<std::string> week_interval(int year, int week) {
  using namespace std::chrono;
  const sys_days fourth = sys_days(std::chrono::year(year) / January / 4);
  const sys_days monday = fourth - (weekday(fourth) - Monday) + weeks(week - 1);
  if (week < 1 || year_month_day(monday + days(3)).year() != std::chrono::year(year)) {
    return std::nullopt;  // a week belongs to the year of its Thursday
  }
  const auto text = [](sys_days d) {
    const year_month_day ymd(d);
    return fmt::format("{:04}-{:02}-{:02}", int(ymd.year()), unsigned(ymd.month()),
                       unsigned(ymd.day()));
  };
  return text(monday) + '/' + text(monday + days(6));
}

bool day_exists(std::string_view value) {
  if (value.size() != 10) return true;
  const auto year = parse_int(value.substr(0, 4));
  const auto month = parse_int(value.substr(5, 2));
  const auto day = parse_int(value.substr(8, 2));
  return !year || !month || !day || exists(*year, *month, *day);
}

std::optional<DateValue> date_value(const View& view, const Mention& m) {
  const auto year = year_of(view, m);
  std::optional<DateValue> v;
  if (!m.rule->attribute("form").empty()) {
    v = special_form(view, m);
  } else if (const auto week = number_of(view, m, {"week"})) {
    const auto days =
        year ? week_interval(*year, *week) : fmt::format("{}-W{:02}", kUnknownYear, *week);
    if (!days) return std::nullopt;
    v = DateValue{.value = *days, .mod = {}, .interval = year.has_value()};
  } else if (const auto part = number_of(view, m, {"season", "part", "part2", "part3"})) {
    v = DateValue{.value = with_year(year, fmt::format("-{}", *part)), .mod = {}};
  } else if (const Capture* c = m.capture("season"); c && !c->span.empty()) {
    const auto code = view.lookup("seasons", view.slice(c->span));
    if (!code) return std::nullopt;
    v = DateValue{.value = with_year(year, "-" + std::string(*code)), .mod = {}};
  } else {
    v = day_form(view, m, year);
  }
  if (!v) return v;
  v->mod = parse_name<DateMod>(attribute(m, "mod"));
  v->shift = parse_shift(attribute(m, "shift"));
  return v;
}

}  // namespace orgkarta::facts
