// Personal identity numbers do not leave the program.
#pragma once

#include <cstddef>
#include <string>

namespace orgkarta::app {

/// Overwrites the digits of Swedish personal identity and coordination numbers with '*', byte for
/// byte, so that all offsets stay. A number is six or eight digits that are a date (the day plus 60
/// in a coordination number), then four digits, with or without a dash, plus or space between; its
/// check digit must hold (Luhn). Digits next to it make it something else. Returns how many.
std::size_t mask_identity_numbers(std::string& text);

}  // namespace orgkarta::app
