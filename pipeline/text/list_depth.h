// How deep list items are nested.
#pragma once

#include <vector>

#include "pipeline/text/layout.h"

namespace orgkarta::text {

/// Sets the depth of each list item, by its mark, else by its indentation and the kind of its
/// marker. A block that is no item ends the list.
void decide_depths(std::vector<Draft>& drafts);

}  // namespace orgkarta::text
