#include "pipeline/ingest/word/docx_styles.h"

#include <algorithm>
#include <vector>

#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest::word {
namespace {

constexpr int kLongestChain = 32;  // styles that inherit from each other

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

// What the style's name says.
void read_name(std::string_view name, DocxStyle& style) {
  constexpr std::string_view kHeading = "heading ";
  if (name == "title") style.title = true;
  if (name.starts_with("toc ") || name == "table of figures") style.contents = true;
  if (name.starts_with(kHeading) && style.outline < 0) {
    const int level = number(name.substr(kHeading.size()), 0);
    if (level >= 1 && level <= 9) style.outline = level - 1;
  }
}

// What the style itself says, where no style that inherits from it has said it.
void add(pugi::xml_node node, std::string_view id, DocxStyle& style, bool own) {
  const pugi::xml_node p = node.child("w:pPr");
  const pugi::xml_node r = node.child("w:rPr");
  const pugi::xml_node list = p.child("w:numPr");
  if (style.outline < 0) {
    style.outline = number(attribute(p.child("w:outlineLvl"), "w:val"), -1);
  }
  const bool undecided = style.outline < 0 && !style.title;
  if (own || undecided) read_name(lower(attribute(node.child("w:name"), "w:val")), style);
  if (style.bold < 0) style.bold = toggle(r, "w:b");
  if (style.hidden < 0) style.hidden = toggle(r, "w:vanish");
  if (style.list_level < 0) style.list_level = number(attribute(list.child("w:ilvl"), "w:val"), -1);
  if (style.list < 0) {
    style.list = number(attribute(list.child("w:numId"), "w:val"), -1);
    if (style.list >= 0) style.list_style = id;
  }
}

}  // namespace

int toggle(pugi::xml_node holder, const char* name) {
  const pugi::xml_node node = holder.child(name);
  if (!node) return -1;
  const std::string_view value = attribute(node, "w:val");
  return value == "0" || value == "false" || value == "off" ? 0 : 1;
}

DocxStyles::DocxStyles(pugi::xml_node styles) {
  std::unordered_map<std::string_view, pugi::xml_node> nodes;
  for (const pugi::xml_node node : styles.children("w:style")) {
    nodes.emplace(attribute(node, "w:styleId"), node);
    const std::string_view by_default = attribute(node, "w:default");
    if ((by_default == "1" || by_default == "true") && attribute(node, "w:type") == "paragraph") {
      default_ = attribute(node, "w:styleId");
    }
  }
  for (const auto& [id, node] : nodes) {
    DocxStyle style;
    std::string_view at = id;
    for (int i = 0; i < kLongestChain; ++i) {
      const auto found = nodes.find(at);
      if (found == nodes.end()) break;
      add(found->second, at, style, i == 0);
      at = attribute(found->second.child("w:basedOn"), "w:val");
    }
    styles_.emplace(id, std::move(style));
  }
}

const DocxStyle& DocxStyles::find(std::string_view id) const {
  static const DocxStyle kNothing;
  const auto found = styles_.find(std::string(id));
  return found == styles_.end() ? kNothing : found->second;
}

const DocxStyle& DocxStyles::paragraph(std::string_view id) const {
  return find(id.empty() ? std::string_view(default_) : id);
}

const DocxStyle& DocxStyles::run(std::string_view id) const { return find(id); }

int DocxStyles::list_of(std::string_view id) const { return find(id).list; }

}  // namespace orgkarta::ingest::word
