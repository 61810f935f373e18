// Scanned pages, by way of Tesseract.
#pragma once

#include <string_view>

#include "pipeline/model/text.h"

namespace orgkarta::app {

/// The text of a PDF file's pictures: pdftoppm draws each page, Tesseract reads it as Swedish, both
/// in processes of limited means; some seconds a page. `source` leads to the words' boxes. The
/// warning "ocr" tells that letters may be wrong. Throws ingest::ReadError: no_text_layer if the
/// programs are not installed (the message says what to install) or found no word, else as they
/// failed.
Source read_by_ocr(std::string_view bytes);

}  // namespace orgkarta::app
