// The year of a date that leaves it out.
#pragma once

#include <optional>
#include <string>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

inline constexpr std::string_view kUnknownYear = "XXXX";

inline bool yearless(std::string_view value) { return value.starts_with(kUnknownYear); }

/// Whether a date lies behind or ahead, as far as the words around it tell; `perfect`: something
/// has been done, and the date is that of doing it or of what was agreed on.
enum class Tense : std::uint8_t { unknown, past, perfect, coming };

/// What is known of the time that a yearless date stands in. Days are YYYY-MM-DD or shorter.
struct Moment {
  std::optional<std::string> sentence = {};  ///< a date said in full in the same sentence
  std::optional<std::string> today = {};     ///< the day that the text speaks on
  std::optional<std::string> year = {};      ///< the four digits of the year that the text is of
  Tense tense = Tense::coming;
  std::optional<int> shift = {};  ///< years from that day: 0 this year, -1 last year, 1 next year
  bool before = false;  ///< it stands before the sentence's date, so that it does not lie behind it
  std::optional<std::string> adopted = {};  ///< the day on which a plan for that year was adopted
  bool ahead = false;  ///< a plan for that year: its turn is that year's begin, not its end
};

/// Fills in the year of a date without one: that of a date in the same sentence, else, from the
/// day the text speaks on, the next such date, the last one where it lies behind, the nearest one
/// where nothing tells; else the year that the text is of, or what lies
/// behind the day that a plan was adopted on. An interval that passes a new year ends
/// in the year after. "XXXX-W42" becomes the interval of that week's days. Leaves the value as it
/// is where nothing is known or that day does not exist. Says whether it did.
bool infer_year(std::string& value, const Moment& moment);

/// What the verb nearest to the span, in its sentence, tells of.
Tense tense_at(const View& view, Span date);

/// Whether the words before a date say that something is so from then on (lexicon from_when).
bool begins_at(const View& view, Span date);

}  // namespace orgkarta::facts
