// Helpers of the text tests.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/text.h"
#include "pipeline/text/read_text.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::text {

/// The project's own lexicons that read_text() asks for, read in the simplest way.
inline const Lexicons& lexicons() {
  static const Lexicons all = [] {
    Lexicons loaded;
    for (const std::string name : {"abbreviations", "conjunctions", "boilerplate", "headings"}) {
      Lexicon lexicon;
      lexicon.name = name;
      lexicon.file = std::string(ORGKARTA_SOURCE) + "/rules/sv/lexicon/" + name + ".tsv";
      std::ifstream file(lexicon.file);
      if (!file) throw std::runtime_error("cannot read " + lexicon.file);
      for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t tab = line.find('\t');
        const std::string form = line.substr(0, tab);
        const std::string value = tab == line.npos ? form : line.substr(tab + 1);
        lexicon.add(form, unicode::lower(form), value, 0);
      }
      loaded.emplace(name, std::move(lexicon));
    }
    return loaded;
  }();
  return all;
}

inline Source source_of(std::string_view utf8) {
  Source source;
  source.utf8 = utf8;
  source.charset = "utf-8";
  return source;
}

inline Text read(std::string_view utf8) { return read_text(source_of(utf8), Words(lexicons())); }

inline std::string slice(const Text& text, Span span) {
  return text.text.substr(span.begin, span.size());
}

inline std::string_view kind_name(BlockKind kind) {
  static constexpr std::string_view kNames[] = {"title", "heading", "paragraph", "item",
                                                "row",   "label",   "signature", "boilerplate"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// A line a block: "kind[depth] marker|label|content".
inline std::string outline(const Text& text) {
  std::string out;
  for (const Block& block : text.blocks) {
    out += kind_name(block.kind);
    if (block.depth > 0) out += std::to_string(block.depth);
    out += " " + slice(text, block.marker) + "|" + slice(text, block.label) + "|" +
           slice(text, block.content) + "\n";
  }
  return out;
}

}  // namespace orgkarta::text
