// The EDTF value (ISO 8601-2) of a DATE mention.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// A date read from one mention, before its year is inferred.
struct DateValue {
  std::string value;  ///< EDTF; begins with XXXX if the year is not said, "XXXX-W42" for a week
  std::optional<DateMod> mod;
  bool bare_year = false;  ///< only a year
  bool interval = false;
  std::optional<int> shift = {};  ///< how many years from this one, where the text says so
};

/// The value of the mention, or nothing if its parts make no date (31 June, 2024-13).
std::optional<DateValue> date_value(const View& view, const Mention& mention);

/// Whether a value is one day of a year that is known.
inline bool full_day(std::string_view value) {
  return value.size() == 10 && !value.starts_with("XXXX");
}

/// The days of an ISO week as an interval; nothing if the year has no such week.
std::optional<std::string> week_interval(int year, int week);

/// Whether a value of the form YYYY-MM-DD is a day of the calendar; any other form is taken to be.
bool day_exists(std::string_view value);

}  // namespace orgkarta::facts
