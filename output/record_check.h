// What the contract demands of values, checked in one place for both writers.
#pragma once

#include "pipeline/model/record.h"

namespace orgkarta::output {

/// Throws std::logic_error, naming document and fact, if a value is one that facts.schema.json and
/// schema.sql refuse and that no enumeration rules out: a missing SHA-256, a municipality code that
/// is not four digits, a field outside the closed list, a malformed date, an empty name, person or
/// goal, an amount without figures, a period of other than SEK. Ids and evidence: references.h,
/// evidence_places.h.
void check_values(const Record& record);

}  // namespace orgkarta::output
