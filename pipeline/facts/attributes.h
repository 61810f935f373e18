// Attributes that statements give to single mentions: the nearest cue wins.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

/// For each mention, the statement of kind `gives` whose group `group` is that mention and whose
/// rule sets `key`. Of several the strong (set = { strong = true }) beat the plain and these the
/// weak (set = { weak = true }), then the shortest
/// match wins, then the earlier rule. Null where none speaks of the mention.
std::vector<const Statement*> nearest_cues(const View& view, std::string_view gives,
                                           std::string_view group, std::string_view key);

}  // namespace orgkarta::facts
