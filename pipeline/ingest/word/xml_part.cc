#include "pipeline/ingest/word/xml_part.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "pipeline/ingest/decode.h"
#include "pipeline/ingest/word/xml_check.h"

namespace orgkarta::ingest::word {
namespace {

// Ends of namespaces (the strict form of OOXML has others than the usual one) and their prefixes.
constexpr std::pair<std::string_view, std::string_view> kPrefixes[] = {
    {"/wordprocessingml/2006/main", "w"},
    {"/ooxml/wordprocessingml/main", "w"},
    {"/markup-compatibility/2006", "mc"},
    {"/wordprocessingShape", "wps"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"opendocument:xmlns:office:1.0", "office"},
    {"opendocument:xmlns:text:1.0", "text"},
    {"opendocument:xmlns:table:1.0", "table"},
    {"opendocument:xmlns:drawing:1.0", "draw"},
    {"opendocument:xmlns:style:1.0", "style"},
    {"opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"opendocument:xmlns:manifest:1.0", "manifest"},
};

using Renames = std::map<std::string, std::string, std::less<>>;

/// Prefixes of the root that are not the usual ones; "" is the default namespace.
Renames unusual_prefixes(pugi::xml_node root) {
  Renames renames;
  for (const pugi::xml_attribute a : root.attributes()) {
    const std::string_view name = a.name();
    const bool prefixed = name.starts_with("xmlns:");
    if (!prefixed && name != "xmlns") continue;
    const std::string_view declared = prefixed ? name.substr(6) : std::string_view();
    for (const auto& [ending, usual] : kPrefixes) {
      if (std::string_view(a.value()).ends_with(ending) && declared != usual) {
        renames.emplace(declared, usual);
      }
    }
  }
  return renames;
}

template <typename Named>
void rename(Named named, const Renames& renames, bool by_default) {
  const std::string_view name = named.name();
  const std::size_t colon = name.find(':');
  if (colon == name.npos && !by_default) return;
  const auto found = renames.find(colon == name.npos ? "" : name.substr(0, colon));
  if (found == renames.end()) return;
  const std::string_view local = colon == name.npos ? name : name.substr(colon + 1);
  named.set_name(fmt::format("{}:{}", found->second, local).c_str());
}

/// Renames all below a node.
struct Renamer : pugi::xml_tree_walker {
  explicit Renamer(const Renames& wanted) : renames(wanted) {}
  bool for_each(pugi::xml_node& node) override {
    if (node.type() != pugi::node_element) return true;
    rename(node, renames, true);
    for (pugi::xml_attribute a : node.attributes()) rename(a, renames, false);
    return true;
  }
  const Renames& renames;
};

}  // namespace

XmlPart::XmlPart(std::string bytes, std::string_view name) : held_(std::make_unique<Held>()) {
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  held_->bytes = utf16 ? decode(bytes).utf8 : std::move(bytes);
  std::string& xml = held_->bytes;
  check_xml(xml, name);
  if (const std::size_t good = valid_prefix(xml); good < xml.size()) {
    missing_ = fmt::format("{}: invalid UTF-8 at byte {} (corrupt): the text behind it is left out",
                           name, good);
    xml.resize(good);
  }
  xml += ' ';  // the parser's end mark takes the last character's place
  constexpr unsigned kFlags =
      pugi::parse_escapes | pugi::parse_cdata | pugi::parse_ws_pcdata | pugi::parse_wconv_attribute;
  const pugi::xml_parse_result result =
      held_->document.load_buffer_inplace(xml.data(), xml.size(), kFlags, pugi::encoding_utf8);
  if (!result && missing_.empty()) {
    missing_ = fmt::format("{}: XML breaks off at byte {} (corrupt): {}", name, result.offset,
                           result.description());
  }
  const Renames renames = unusual_prefixes(root());
  if (renames.empty()) return;
  Renamer renamer(renames);
  held_->document.traverse(renamer);
}

int number(std::string_view written, int otherwise) {
  constexpr int kMost = 999'999'999;
  int value = 0;
  const char* end = written.data() + written.size();
  const auto [last, error] = std::from_chars(written.data(), end, value);
  if (last != end || error == std::errc::invalid_argument) return otherwise;
  if (error == std::errc::result_out_of_range) return written[0] == '-' ? -kMost : kMost;
  return std::clamp(value, -kMost, kMost);
}

}  // namespace orgkarta::ingest::word
