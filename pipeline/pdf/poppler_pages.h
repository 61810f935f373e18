// PDF files through Poppler.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/ingest/pages/page.h"

namespace orgkarta::pdf {

/// Pages of a file, numbers from 1, both included.
struct PageRange {
  std::uint32_t first = 1;
  std::uint32_t last = 1;
};

/// The words of those of the pages that there are; a range that ends before it begins asks for
/// their count alone. A page with errors and neither words nor pictures is damaged. Throws
/// ingest::ReadError: encrypted if a password is wanted, corrupt if it is no PDF or has no pages.
/// Warnings: "copying_not_permitted", a wish of the file's maker that hinders nobody from reading.
ingest::Pages read_pdf(std::string_view bytes, PageRange range);

}  // namespace orgkarta::pdf
