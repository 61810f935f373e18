// PDF files, in parts that may fail.
#pragma once

#include <string_view>

#include "pipeline/model/text.h"
#include "pipeline/sandbox/pool.h"

namespace orgkarta::app {

/// The call by which a pool's program gives some pages of a file (pipeline/pdf/main.cc).
inline constexpr std::string_view kPdfPages = "pdf";

/// A file's text. Pages are asked for some at a time; where that fails, one by one, so that a page
/// that crashes its reader, or takes for ever, costs itself alone. Throws ingest::ReadError with
/// the outcome no_text_layer if no page holds a letter, or that of the file if no page could be
/// read; sandbox::PoolError.
Source read_pdf(std::string_view bytes, sandbox::Pool& pool);

}  // namespace orgkarta::app
