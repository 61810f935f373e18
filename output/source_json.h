// Places in original files as JSON.
#pragma once

#include <string>

#include "output/evidence_places.h"
#include "output/json_buffer.h"

namespace orgkarta::output {

/// Appends the contract's `source`: {"start", "end"}, {"paragraph"} or {"page", "boxes"}. Passages
/// that run over several paragraphs have the last one too ("last"); over several pages, the further
/// ones ("more").
void append_source(JsonBuffer& out, const SourcePlace& source);

/// All pages of a passage as one list, as the database keeps them; "" if there are none.
std::string pages_json(const SourcePlace& source);

}  // namespace orgkarta::output
