// The text of an ODT file's content.
#pragma once

#include <pugixml.hpp>

#include "pipeline/ingest/word/odt_lists.h"
#include "pipeline/ingest/word/odt_styles.h"
#include "pipeline/ingest/word/text_writer.h"

namespace orgkarta::ingest::word {

/// Writes what a reader of the finished document sees of <office:text>, as write_docx() does. What
/// was deleted stands apart in such files; notes stand in the text and are put behind it.
Written write_odt(pugi::xml_node content, const OdtStyles& styles, OdtLists lists);

}  // namespace orgkarta::ingest::word
