// Values that the command line, a manifest and JSON Lines share, and what is right for them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// Empty if `code` is a municipality's code, else what was expected. `known` has the codes as
/// forms; null: any four digits will do.
std::optional<std::string> fault_of_municipality(std::string_view code, const Lexicon* known);

/// The municipalities' codes and names of a rule set. A rule set without them knows none.
const Lexicon& known_municipalities(const Lexicons& lexicons);

/// Empty if `date` is a calendar date as 2024, 2024-03 or 2024-03-05, else what was expected.
std::optional<std::string> fault_of_date(std::string_view date);

/// Sets the hint named `key` (municipality, published, url, title). An empty value sets nothing.
/// Returns the fault of a bad value, which is then not set.
std::optional<std::string> set_hint(Hints& hints, std::string_view key, std::string_view value,
                                    const Lexicon* municipalities);

/// Whether `key` is one that set_hint() knows.
bool is_hint(std::string_view key);

/// Fills what `hints` does not say from `other`.
void fill(Hints& hints, const Hints& other);

}  // namespace orgkarta::app
