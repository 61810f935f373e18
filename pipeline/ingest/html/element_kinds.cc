#include "pipeline/ingest/html/element_kinds.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

// The attributes that the other steps ask for.
constexpr auto kAttributes = std::to_array<std::string_view>(
    {"class",    "id",      "role",        "hidden",   "aria-hidden",  "aria-controls",
     "style",    "href",    "itemprop",    "content",  "datetime",     "name",
     "property", "type",    "start",       "reversed", "value",        "colspan",
     "pubdate",  "rowspan", "data-target", "rel",      "aria-expanded"});
static_assert(kAttributes.size() <= 32);

}  // namespace

int attribute_index(std::string_view name) {
  for (std::size_t i = 0; i < kAttributes.size(); ++i) {
    if (same_name(name, kAttributes[i])) return static_cast<int>(i);
  }
  return -1;
}

bool is_dropped_whole(GumboTag tag) {
  constexpr GumboTag kTags[] = {
      GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,  GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG,     GUMBO_TAG_MATH,
      GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME, GUMBO_TAG_TEXTAREA, GUMBO_TAG_NOEMBED, GUMBO_TAG_CANVAS,
      GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,  GUMBO_TAG_NOFRAMES};
  return std::find(std::begin(kTags), std::end(kTags), tag) != std::end(kTags);
}

bool nests(GumboTag tag) { return tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_SVG; }

bool swallows_rest(GumboTag tag) { return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE; }

bool ends_heading(GumboTag tag) {
  return tag == GUMBO_TAG_P || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DL ||
         tag == GUMBO_TAG_TABLE;
}

std::string_view new_name(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
      return "bdi";
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
      return "mark";
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_MARK:
      return "span";
    default:
      return {};
  }
}

}  // namespace orgkarta::ingest::html
