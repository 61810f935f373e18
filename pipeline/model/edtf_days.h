// EDTF values of the contract: whether one is well-formed, and what days it may mean, so that dates
// can be sorted and compared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace orgkarta {

/// Whether the contract allows the value: a day, month, year, season, quarter, tertial or half
/// year, or an interval of days, months or years; XXXX stands for an unknown year (of more than a
/// bare year), "~" behind a date for about. As the patterns of facts.schema.json, and the day
/// exists in its month.
bool is_edtf(std::string_view value);

/// Two ISO days, both included.
struct DayRange {
  std::string first;
  std::string last;
};

/// The days of a date, month, year, season, quarter, tertial, half year or interval. Spring is
/// March to May, winter 2023 December 2023 to February 2024; "~" widens nothing. Empty if the year
/// is unknown (XXXX) or the value is none that the contract allows.
std::optional<DayRange> edtf_days(std::string_view value);

}  // namespace orgkarta
