// What stands round a page's content: menus beside it, lists of other pages behind it.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/ingest/html/page_stats.h"

namespace orgkarta::ingest::html {

/// Leaves out what surrounds the content of `root`: menus, lists of links, teasers and files that
/// stand outside the box of the content or behind the page's tools, a layout table's foot, and
/// headings that nothing is left of. Already left out are `tools`, and `sure`, which never had to
/// be read. Lists of links within the content stay: units of an organisation are told so, and so
/// are people with their addresses.
void leave_out_surroundings(PageStats& page, std::uint32_t root,
                            const std::vector<std::uint32_t>& tools, const std::vector<bool>& sure);

}  // namespace orgkarta::ingest::html
