// Dates for standards that know years, months and days only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace orgkarta::output {

/// The longest of YYYY-MM-DD, YYYY-MM and YYYY that holds all days that an EDTF value may mean:
/// spring 2024 is 2024. None where that would say something else: the year is unknown, the days lie
/// in two years, or it is an interval, of which no single date tells both ends. Of what is only
/// about so ("2024-05-01~") the last part goes: 2024-05.
std::optional<std::string> iso_prefix(std::string_view edtf);

}  // namespace orgkarta::output
