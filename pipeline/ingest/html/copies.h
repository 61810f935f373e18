// What a page holds twice.
#pragma once

#include <vector>

#include "pipeline/ingest/html/page_stats.h"

namespace orgkarta::ingest::html {

/// By node: parts with the very text of an earlier part, where a style sheet shows one of the two
/// at a time (wide and narrow windows, screen and paper), or of more than 300 letters; and labels
/// of tabs that stand above their panels, too. Linear in the page's size.
std::vector<bool> copies(const PageStats& page);

}  // namespace orgkarta::ingest::html
