// What a page asks its reader about itself.
#pragma once

#include <cstdint>

#include "pipeline/ingest/html/page_stats.h"

namespace orgkarta::ingest::html {

/// A short part with a question and two or more buttons to answer it by, which tells nothing: no
/// figure, no link.
bool is_question_to_reader(const PageStats& page, std::uint32_t i);

}  // namespace orgkarta::ingest::html
