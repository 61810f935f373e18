// The year of a date that leaves it out.
#pragma once

#include <optional>
#include <string>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

inline constexpr std::string_view kUnknownYear = "XXXX";

inline bool yearless(std::string_view value) { return value.starts_with(kUnknownYear); }

/// What is known of the time that a yearless date stands in. Days are YYYY-MM-DD or shorter.
struct Moment {
  std::optional<std::string> sentence;  ///< a date said in full in the same sentence
  std::optional<std::string> today;     ///< the day that the text speaks on
  std::optional<std::string> year;      ///< the four digits of the year that the text is of
  bool past = false;                    ///< the date lies behind, else it lies ahead
  std::optional<int> shift;  ///< years from that day: 0 this year, -1 last year, 1 next year
};

/// Fills in the year of a date without one: that of a date in the same sentence, else, from the
/// day the text speaks on, the next such date, or the last one where it lies behind; else the year
/// that the text is of. An interval that passes a new year ends in the year after. "XXXX-W42"
/// becomes the interval of that week's days. Leaves the value as it is where nothing is known or
/// that day does not exist. Says whether it did.
bool infer_year(std::string& value, const Moment& moment);

/// Whether the verb nearest to the span, in its sentence, tells of what has been.
bool told_as_past(const View& view, Span date);

}  // namespace orgkarta::facts
