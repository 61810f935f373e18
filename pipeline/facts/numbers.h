// Figures as Swedish texts write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace orgkarta::facts {

/// "2,8" → 2.8, "47 767" and "47.767" → 47767, "12" → 12. A comma is a decimal comma; a point or a
/// space before exactly three digits parts thousands. Empty optional if it is no number.
std::optional<double> parse_number(std::string_view text);

/// An integer of one to four digits.
std::optional<int> parse_int(std::string_view text);

/// At least `width` digits, filled with zeros.
std::string padded(int value, int width);

}  // namespace orgkarta::facts
