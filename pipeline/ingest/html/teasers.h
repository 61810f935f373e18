// Lists of other pages: each with its title as a link, its date, its first words.
#pragma once

#include "pipeline/ingest/html/page_stats.h"

namespace orgkarta::ingest::html {

/// Two teasers or more, side by side, and nothing else but headings and links.
struct TeaserList {
  std::uint32_t teasers = 0;  ///< 0: it is no such list
  std::uint32_t dated = 0;    ///< those that tell a date apart from their text
};

TeaserList teaser_list(const PageStats& page, std::uint32_t i);

}  // namespace orgkarta::ingest::html
