// What of a DOCX tree counts: insertions, not deletions; contents of controls, not their prompts.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string_view>

#include "pipeline/ingest/word/docx_fields.h"
#include "pipeline/ingest/word/docx_styles.h"
#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest::word {

/// Whether a content control holds a table of contents, or only asks for something to be filled in.
inline bool is_no_content(pugi::xml_node sdt) {
  const pugi::xml_node properties = sdt.child("w:sdtPr");
  const pugi::xml_node gallery = properties.child("w:docPartObj").child("w:docPartGallery");
  return attribute(gallery, "w:val") == "Table of Contents" ||
         toggle(properties, "w:showingPlcHdr") == 1;
}

/// Of two forms of the same thing, the one for programs of today.
inline pugi::xml_node chosen(pugi::xml_node alternatives) {
  const pugi::xml_node choice = alternatives.child("mc:Choice");
  return choice ? choice : alternatives.child("mc:Fallback");
}

/// Calls `f` with the children of `node`, those of what merely wraps (controls, tags, insertions)
/// in its place.
template <typename F>
void for_each_child(pugi::xml_node node, const F& f) {
  for (const pugi::xml_node child : node.children()) {
    if (is(child, "w:del") || is(child, "w:moveFrom")) continue;
    if (is(child, "w:sdt")) {
      if (!is_no_content(child)) for_each_child(child.child("w:sdtContent"), f);
    } else if (is(child, "w:fldSimple")) {
      if (!is_contents_field(attribute(child, "w:instr"))) for_each_child(child, f);
    } else if (is(child, "mc:AlternateContent")) {
      for_each_child(chosen(child), f);
    } else if (is(child, "w:ins") || is(child, "w:moveTo") || is(child, "w:smartTag") ||
               is(child, "w:customXml") || is(child, "w:hyperlink") || is(child, "w:dir") ||
               is(child, "w:bdo")) {
      for_each_child(child, f);
    } else {
      f(child);
    }
  }
}

/// Whether a table holds rows of data, by the measures of a page's tables: two columns and two rows
/// at least (or a header), short cells without headings or tables in them. Others lay out a page.
bool is_data_table(pugi::xml_node table, const DocxStyles& styles);

/// Whether the whole paragraph is short and bold, without an end mark: a heading that nobody
/// marked.
bool is_emphasised(pugi::xml_node paragraph, const DocxStyles& styles);

/// The level of a paragraph's heading from 0; -1 if it is none.
int outline_of(pugi::xml_node paragraph, const DocxStyles& styles);

/// The style of a paragraph.
const DocxStyle& style_of(pugi::xml_node paragraph, const DocxStyles& styles);

/// Whether a run has a property, by itself or by its style or its paragraph's.
bool run_has(pugi::xml_node run, const char* name, int DocxStyle::*said, const DocxStyle& paragraph,
             const DocxStyles& styles);

}  // namespace orgkarta::ingest::word
