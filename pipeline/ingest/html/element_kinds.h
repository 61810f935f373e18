// What becomes of each element and attribute when a page is reduced.
#pragma once

#include <gumbo.h>

#include <string_view>

namespace orgkarta::ingest::html {

/// The place of an attribute among those that the other steps ask for, below 32; -1: nobody does.
int attribute_index(std::string_view name);

/// Elements that go with all that is in them: scripts, drawings, templates.
bool is_dropped_whole(GumboTag tag);
/// Of these, those that may stand in one of their own kind.
bool nests(GumboTag tag);
/// Of these, those that reach to the text's end where their own is missing.
bool swallows_rest(GumboTag tag);

/// Whether it closes a heading that has words and no end: what a heading never holds.
bool ends_heading(GumboTag tag);

/// The name that an element goes by in the reduced page; empty: its own.
std::string_view new_name(GumboTag tag);

}  // namespace orgkarta::ingest::html
