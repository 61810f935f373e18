// The text of a DOCX file's main part, and of its notes.
#pragma once

#include <pugixml.hpp>

#include "pipeline/ingest/word/docx_lists.h"
#include "pipeline/ingest/word/docx_styles.h"
#include "pipeline/ingest/word/text_writer.h"

namespace orgkarta::ingest::word {

/// What the text is made of. A part that the file does not have is an empty node.
struct DocxParts {
  pugi::xml_node document;
  pugi::xml_node footnotes;
  pugi::xml_node endnotes;
  const DocxStyles& styles;
  DocxLists lists;
};

struct DocxText {
  Written written;
  bool embeds = false;  ///< a part of the text stands in another file within this one
};

/// Writes what a reader of the finished document sees of its body: insertions and not deletions,
/// the results of fields and not their instructions; no tables of contents, no comments, nothing
/// hidden. Notes that the text refers to come behind it, text boxes behind their paragraph.
DocxText write_docx(const DocxParts& parts);

}  // namespace orgkarta::ingest::word
