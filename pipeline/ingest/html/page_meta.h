// What a page's markup says of the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/ingest/html/tree.h"
#include "pipeline/model/text.h"

namespace orgkarta::ingest::html {

/// Title, site and dates from <title>, <meta>, <time>, itemprop and JSON-LD (texts of such
/// scripts). A site's name behind the page's own in <title> goes to `site`; failing that, the words
/// of the link to the site's start.
Meta page_meta(const Tree& tree, const std::vector<std::string_view>& json_ld);

/// The day of a date in ISO 8601 ("2023-05-12T08:00+02:00", "20230512"), empty if it is none.
std::string iso_day(std::string_view written);

/// Sets dates that are not set yet from the text of a JSON-LD script; a text that is no JSON, or
/// is nested too deep, says nothing.
void read_json_ld(std::string_view text, Meta& meta);

}  // namespace orgkarta::ingest::html
