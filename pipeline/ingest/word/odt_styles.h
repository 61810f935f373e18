// The styles of an ODT file: what is hidden, bold, in which list.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace orgkarta::ingest::word {

/// What a style says, with what it inherits.
struct OdtStyle {
  bool title = false;
  int bold = -1;  ///< 1, 0, -1: nothing said
  int hidden = -1;
  std::string list;  ///< the list style of its paragraphs
};

class OdtStyles {
 public:
  OdtStyles() = default;
  /// Roots of content.xml and styles.xml.
  OdtStyles(pugi::xml_node content, pugi::xml_node styles);

  /// What is not there says nothing. `family`: "paragraph" or "text".
  const OdtStyle& find(std::string_view family, std::string_view name) const;

 private:
  std::unordered_map<std::string, OdtStyle> styles_;
};

/// Calls `f` with each child of the parts that hold styles.
template <typename F>
void for_each_style(pugi::xml_node root, const F& f) {
  for (const char* part : {"office:styles", "office:automatic-styles"}) {
    for (const pugi::xml_node node : root.child(part).children()) f(node);
  }
}

}  // namespace orgkarta::ingest::word
