// Tables whose cells a PDF's text has run together with single spaces.
#pragma once

#include <string>

namespace orgkarta::text {

/// Parts by tabs the cells of three or more lines below each other that are a name and as many
/// figures as the line above them has columns ("Unit Budget 2023 Budget 2024" over "Roads 14 220
/// 13 900"): a tab takes a space's place, so offsets stay. Figures are in groups of three digits;
/// where they can be parted in several ways, the one with figures of like length is taken. Only
/// lines that have no tab.
void part_flat_rows(std::string& text);

}  // namespace orgkarta::text
