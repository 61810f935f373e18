// When something was seen.
#pragma once

#include <algorithm>
#include <string>

#include "pipeline/model/registry.h"

namespace orgkarta::link {

/// Widens by a document's day; an empty day tells nothing.
inline void see(Validity& validity, const std::string& day) {
  if (day.empty()) return;
  if (validity.first_seen.empty() || day < validity.first_seen) validity.first_seen = day;
  validity.last_seen = std::max(validity.last_seen, day);
}

}  // namespace orgkarta::link
