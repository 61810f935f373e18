// Values that the command line, a manifest and JSON Lines share, and what is right for them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/app/municipality_codes.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// Empty if `code` is a municipality's code or was one, else what was expected. `known` null: any
/// four digits will do.
std::optional<std::string> fault_of_municipality(std::string_view code,
                                                 const MunicipalityCodes* known);

/// Of a code that a municipality had before, what it is read as; else empty.
std::optional<std::string> note_on_municipality(std::string_view code,
                                                const MunicipalityCodes& known);

/// Puts the code now in the place of one that a municipality had before.
void use_code_now(Hints& hints, const MunicipalityCodes& known);

/// Empty if `date` is a calendar date as 2024, 2024-03 or 2024-03-05, else what was expected.
std::optional<std::string> fault_of_date(std::string_view date);

/// Sets the hint named `key` (municipality, published, url, title). An empty value sets nothing; a
/// municipality's code of before is set as the code now.
/// Returns the fault of a bad value, which is then not set.
std::optional<std::string> set_hint(Hints& hints, std::string_view key, std::string_view value,
                                    const MunicipalityCodes* municipalities);

/// Whether `key` is one that set_hint() knows.
bool is_hint(std::string_view key);

/// Fills what `hints` does not say from `other`.
void fill(Hints& hints, const Hints& other);

}  // namespace orgkarta::app
