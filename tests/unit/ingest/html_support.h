// Helpers of the tests of pages.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/ingest/html/read_html.h"
#include "pipeline/model/text.h"

namespace orgkarta::ingest {

inline std::string line_sign(LineMark mark) {
  switch (mark.kind) {
    case LineKind::free:
      return "|";
    case LineKind::wrapped:
    case LineKind::continuation:
      return "\\";
    case LineKind::paragraph:
      return "p";
    case LineKind::title:
      return "t";
    case LineKind::heading:
      return "h" + std::to_string(mark.level);
    case LineKind::list_item:
      return mark.level == 0 ? "i" : "i" + std::to_string(mark.level);
    case LineKind::table_row:
      return "r";
    case LineKind::label_value:
      return "l";
  }
  return "?";
}

/// A line for each line of the text that is not empty: a sign of its kind, a space, the line with
/// tabs shown as "/".
inline std::string outline(const Source& source) {
  std::string out;
  std::size_t begin = 0;
  for (const LineMark& mark : source.lines) {
    const std::size_t end = std::min(source.utf8.find('\n', begin), source.utf8.size());
    std::string line = source.utf8.substr(begin, end - begin);
    std::replace(line.begin(), line.end(), '\t', '/');
    if (!line.empty()) out += line_sign(mark) + " " + line + "\n";
    begin = std::min(end + 1, source.utf8.size());
  }
  return out;
}

inline std::string outline_of(std::string_view html) { return outline(read_html(html)); }

/// A page around `body`, with enough prose that nothing of it is too little.
inline std::string page(std::string_view body) {
  return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>" + std::string(body) +
         "</body></html>";
}

}  // namespace orgkarta::ingest
