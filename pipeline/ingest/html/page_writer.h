// A page's content as lines: the second rewriting step.
#pragma once

#include <string_view>

#include "pipeline/ingest/html/content.h"
#include "pipeline/ingest/html/line_writer.h"
#include "pipeline/ingest/html/tree.h"

namespace orgkarta::ingest::html {

/// Writes headings, paragraphs, list items with their bullets or numbers, rows of tables with cells
/// parted by tabs, "label: value" of definition lists. Tables that hold only one column or row, or
/// blocks in their cells, lay out a page: their cells become blocks. Spaces are those that a reader
/// sees. `page` is what the tree was made of.
Written write_page(std::string_view page, const Tree& tree, const Content& content);

}  // namespace orgkarta::ingest::html
