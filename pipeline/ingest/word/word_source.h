// What both kinds of files have in common at the end.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/ingest/word/text_writer.h"
#include "pipeline/model/text.h"

namespace orgkarta::ingest::word {

/// The source of a written text. `title` is the file's own: it is kept only where the beginning of
/// the text has it too, as files keep the titles of what they were copied from.
Source make_source(Written written, std::string_view media_type, std::string_view title);

}  // namespace orgkarta::ingest::word
