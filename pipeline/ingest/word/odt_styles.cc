#include "pipeline/ingest/word/odt_styles.h"

#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest::word {
namespace {

constexpr int kLongestChain = 32;  // styles that inherit from each other
constexpr int kBold = 600;         // a weight

std::string key(std::string_view family, std::string_view name) {
  return std::string(family).append("\n").append(name);
}

// What a style says where none that inherits from it has said it.
void add(pugi::xml_node node, OdtStyle& style) {
  const pugi::xml_node text = node.child("style:text-properties");
  const std::string_view weight = attribute(text, "fo:font-weight");
  if (style.bold < 0 && !weight.empty()) {
    style.bold = weight == "bold" || number(weight, 0) >= kBold ? 1 : 0;
  }
  const std::string_view display = attribute(text, "text:display");
  if (style.hidden < 0 && !display.empty()) style.hidden = display == "none" ? 1 : 0;
  if (style.list.empty()) style.list = attribute(node, "style:list-style-name");
  style.title = style.title || attribute(node, "style:name") == "Title" ||
                attribute(node, "style:display-name") == "Title";
}

}  // namespace

OdtStyles::OdtStyles(pugi::xml_node content, pugi::xml_node styles) {
  std::unordered_map<std::string, pugi::xml_node> nodes;
  for (const pugi::xml_node root : {content, styles}) {
    for_each_style(root, [&nodes](pugi::xml_node node) {
      if (!is(node, "style:style")) return;
      nodes.emplace(key(attribute(node, "style:family"), attribute(node, "style:name")), node);
    });
  }
  for (const auto& [id, node] : nodes) {
    OdtStyle style;
    pugi::xml_node at = node;
    for (int i = 0; i < kLongestChain && at; ++i) {
      add(at, style);
      const std::string_view parent = attribute(at, "style:parent-style-name");
      const auto found = nodes.find(key(attribute(at, "style:family"), parent));
      at = found == nodes.end() ? pugi::xml_node() : found->second;
    }
    styles_.emplace(id, std::move(style));
  }
}

const OdtStyle& OdtStyles::find(std::string_view family, std::string_view name) const {
  static const OdtStyle kNothing;
  const auto found = styles_.find(key(family, name));
  return found == styles_.end() ? kNothing : found->second;
}

}  // namespace orgkarta::ingest::word
