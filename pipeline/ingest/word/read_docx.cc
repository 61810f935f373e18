#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/word/docx_body.h"
#include "pipeline/ingest/word/package.h"
#include "pipeline/ingest/word/read_word.h"
#include "pipeline/ingest/word/word_source.h"
#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest {
namespace {

using namespace word;

XmlPart part(const Package& package, const std::string& name) {
  std::optional<std::string> bytes = package.read(name);
  return bytes ? XmlPart(std::move(*bytes), name) : XmlPart();
}

std::string folder_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return std::string(name.substr(0, slash == name.npos ? 0 : slash + 1));
}

/// The part that `owner` names as its `type` ("styles"); `usual` if it names none.
std::string related(const Package& package, std::string_view owner, std::string_view type,
                    std::string_view usual) {
  const std::string folder = folder_of(owner);
  const std::string file(owner.substr(folder.size()));
  const XmlPart relations = part(package, folder + "_rels/" + file + ".rels");
  for (const pugi::xml_node node : relations.root().children("Relationship")) {
    const std::string_view target = attribute(node, "Target");
    if (!attribute(node, "Type").ends_with("/" + std::string(type))) continue;
    if (attribute(node, "TargetMode") == "External") continue;
    if (target.starts_with('/')) return std::string(target.substr(1));
    return folder + std::string(target);
  }
  return folder + std::string(usual);
}

void note_missing(std::string& missing, const XmlPart& xml) {
  if (!missing.empty() || xml.missing().empty()) return;
  missing = xml.missing();
}

}  // namespace

Source read_docx(std::string_view bytes) {
  const Package package(bytes);
  const std::string main = related(package, "", "officeDocument", "word/document.xml");
  if (!package.has(main)) {
    throw ReadError(Outcome::unsupported, fmt::format("no {} in the package", main));
  }
  const auto beside = [&](std::string_view type, std::string_view usual) {
    return part(package, related(package, main, type, usual));
  };
  const XmlPart document = part(package, main);
  const XmlPart style_part = beside("styles", "styles.xml");
  const XmlPart numbering = beside("numbering", "numbering.xml");
  const XmlPart footnotes = beside("footnotes", "footnotes.xml");
  const XmlPart endnotes = beside("endnotes", "endnotes.xml");
  const XmlPart core = part(package, "docProps/core.xml");
  const DocxStyles styles(style_part.root());
  DocxText text = write_docx({document.root(), footnotes.root(), endnotes.root(), styles,
                              DocxLists(numbering.root(), styles)});
  Source source =
      make_source(std::move(text.written), kDocxType, core.root().child("dc:title").child_value());
  for (const XmlPart* xml : {&document, &footnotes, &endnotes}) note_missing(source.missing, *xml);
  if (source.missing.empty() && text.embeds) {
    source.missing = "a part of the text stands in a file within the file (unsupported)";
  }
  return source;
}

}  // namespace orgkarta::ingest
