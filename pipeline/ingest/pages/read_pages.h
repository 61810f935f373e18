// Pages to a text.
#pragma once

#include "pipeline/ingest/pages/page.h"
#include "pipeline/model/text.h"

namespace orgkarta::ingest {

/// The text of pages in reading order: columns one after the other, tables as rows, headings
/// marked, what pages repeat at head and foot left out. Lines that only the margin broke are marked
/// so, and end as they do on the page: the text layer knows what a hyphen there means. `places`
/// tells where each character is drawn.
Source read_pages(Pages pages);

}  // namespace orgkarta::ingest
