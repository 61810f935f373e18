// How well bytes read as Swedish in a single-byte charset.
#pragma once

#include <string_view>

#include "pipeline/ingest/code_pages.h"

namespace orgkarta::ingest {

/// The sum over the bytes above 0x7F of what `page` makes of them: letters that Swedish has count
/// for the page, the more the deeper they stand within words, and so do dashes, quotes and other
/// signs in their places; letters that it lacks, a capital behind a small letter, signs within
/// words and bytes that the page lacks count against it. An ASCII text gives 0.
int plausibility(std::string_view bytes, const CodePage& page);

}  // namespace orgkarta::ingest
