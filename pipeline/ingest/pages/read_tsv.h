// What a program that reads pictures of pages found.
#pragma once

#include <string_view>

#include "pipeline/ingest/pages/page.h"

namespace orgkarta::ingest {

/// A page of the words in Tesseract's tab-separated table (level, page, block, paragraph, line,
/// word, left, top, width, height, confidence, text), whose lengths are pixels, `dpi` an inch. The
/// characters of a word share its width; words of a line share its height. Words that it was less
/// than 30 percent sure of are left out. Lines that are no such row are passed over.
Page read_tsv(std::string_view table, std::uint32_t number, float dpi);

}  // namespace orgkarta::ingest
