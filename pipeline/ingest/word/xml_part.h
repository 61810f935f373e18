// One XML part of a package as a tree.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace orgkarta::ingest::word {

/// Names of elements and attributes have the prefixes that Word and LibreOffice write ("w:p",
/// "text:p"), whatever prefixes the part declares on its root for these namespaces.
class XmlPart {
 public:
  XmlPart() = default;  ///< without a root

  /// Throws ReadError as check_xml() does. What stands before an error is kept.
  XmlPart(std::string bytes, std::string_view name);

  pugi::xml_node root() const {
    return held_ ? held_->document.document_element() : pugi::xml_node();
  }
  /// Why the part's end is not in the tree; empty if it is.
  const std::string& missing() const { return missing_; }

 private:
  struct Held {
    std::string bytes;
    pugi::xml_document document;  // points into the bytes
  };
  std::unique_ptr<Held> held_;
  std::string missing_;
};

/// Whether a node is an element of this name.
inline bool is(pugi::xml_node node, std::string_view name) { return node.name() == name; }

/// The value of an attribute, empty if there is none.
inline std::string_view attribute(pugi::xml_node node, const char* name) {
  return node.attribute(name).value();
}

/// A whole number, at most 999 999 999; `otherwise` for anything else.
int number(std::string_view written, int otherwise);

}  // namespace orgkarta::ingest::word
