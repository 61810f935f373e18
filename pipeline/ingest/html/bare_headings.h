// Headings that nothing is left of.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/ingest/html/page_stats.h"

namespace orgkarta::ingest::html {

/// By node: headings below `root` whose section was left out, but for what was `sure` never to be
/// read. A heading over nothing but such headings is one too; a page's <h1> never is.
std::vector<bool> bare_headings(const PageStats& page, std::uint32_t root,
                                const std::vector<bool>& sure);

}  // namespace orgkarta::ingest::html
