// Rows and cells of tables in an ODT file.
#pragma once

#include <algorithm>
#include <pugixml.hpp>
#include <string_view>

#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest::word {

/// How often an element counts that says it is repeated; files say it of what is empty, and hostile
/// ones a thousand million times.
inline int repeats(pugi::xml_node node, const char* name) {
  constexpr int kMost = 100;
  return std::clamp(number(attribute(node, name), 1), 1, kMost);
}

/// Calls `f` with each row of a table and whether it is a header.
template <typename F>
void for_each_row(pugi::xml_node table, const F& f, bool header = false) {
  for (const pugi::xml_node child : table.children()) {
    if (is(child, "table:table-row")) {
      f(child, header);
    } else if (is(child, "table:table-header-rows")) {
      for_each_row(child, f, true);
    } else if (is(child, "table:table-rows") || is(child, "table:table-row-group")) {
      for_each_row(child, f, header);
    }
  }
}

/// Calls `f` with each cell of a row and whether another one covers it.
template <typename F>
void for_each_cell(pugi::xml_node row, const F& f) {
  for (const pugi::xml_node child : row.children()) {
    const bool covered = is(child, "table:covered-table-cell");
    if (covered || is(child, "table:table-cell")) f(child, covered);
  }
}

/// As of a DOCX file's table (docx_nodes.h).
bool is_data_table(pugi::xml_node table);

}  // namespace orgkarta::ingest::word
