// What of a page is no content by what it is: controls, navigation, frames, notices.
#pragma once

#include "pipeline/ingest/html/page_stats.h"

namespace orgkarta::ingest::html {

/// Whether a form asks for something with it; buttons that open a part of the page do not.
bool is_control(const PageStats& page, std::uint32_t i);

/// Whether element `i` is navigation, the page's head, foot or margin, a notice, a dialog, a tool
/// or a list of related pages, by its element, its role or its class. `whole` is the prose that the
/// page had at first: what holds much of it is content whatever it is called.
bool is_clutter(const PageStats& page, std::uint32_t i, std::uint32_t whole);

}  // namespace orgkarta::ingest::html
