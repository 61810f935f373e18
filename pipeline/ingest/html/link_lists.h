// Parts of a page that are links and little else.
#pragma once

#include "pipeline/ingest/html/page_stats.h"

namespace orgkarta::ingest::html {

/// Three links or more, and no prose beside them.
bool is_link_list(const PageStats& page, std::uint32_t i);

/// "Start > Politics > Organisation": links, and between them only signs that lead on; a label may
/// stand before them.
bool is_trail(const PageStats& page, std::uint32_t i);

/// What the page itself can do: print, share, send on, back to the top.
bool is_page_tools(const PageStats& page, std::uint32_t i);

/// The subjects that a page is filed under: links marked rel=tag and at most a label.
bool is_tags(const PageStats& page, std::uint32_t i);

/// Links to files only, with at most a label: each file is a document of its own.
bool is_file_list(const PageStats& page, std::uint32_t i);

}  // namespace orgkarta::ingest::html
