// The styles of a DOCX file: which paragraphs are headings, what is bold or hidden.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace orgkarta::ingest::word {

/// What a style says, with what it inherits.
struct DocxStyle {
  int outline = -1;       ///< headings: level from 0; 9 and more is text; -1: nothing said
  bool title = false;     ///< the document's title
  bool contents = false;  ///< a line of a table of contents, or the heading over it
  int bold = -1;          ///< 1, 0, -1: nothing said
  int hidden = -1;
  int list = -1;           ///< w:numId, 0: none
  int list_level = -1;     ///< w:ilvl
  std::string list_style;  ///< the style that `list` is of
};

/// 1 or 0 for <w:b/>, <w:b w:val="false"/> and such; -1 if `holder` has no such child.
int toggle(pugi::xml_node holder, const char* name);

/// Built-in styles are known by their names, which are English in every language's Word ("heading
/// 1", while the id may be another language's), others by their outline level.
class DocxStyles {
 public:
  DocxStyles() = default;
  explicit DocxStyles(pugi::xml_node styles);

  /// Of an id; of paragraphs without a style for an empty one. What is not there says nothing.
  const DocxStyle& paragraph(std::string_view id) const;
  const DocxStyle& run(std::string_view id) const;
  /// The list of a list style, -1 if there is none.
  int list_of(std::string_view id) const;

 private:
  const DocxStyle& find(std::string_view id) const;

  std::unordered_map<std::string, DocxStyle> styles_;
  std::string default_;
};

}  // namespace orgkarta::ingest::word
