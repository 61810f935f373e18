#include "pipeline/ingest/word/odt_tables.h"

namespace orgkarta::ingest::word {
namespace {

constexpr std::size_t kLongestCell = 600;  // bytes
constexpr int kLowestLayout = 3;           // level of headings that no cell of data has

/// What a cell holds.
struct CellShape : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    size += std::string_view(node.value()).size();
    const bool heading =
        is(node, "text:h") && number(attribute(node, "text:outline-level"), 1) <= kLowestLayout;
    layout = layout || heading || is(node, "table:table") || size > kLongestCell;
    return !layout;
  }
  std::size_t size = 0;
  bool layout = false;
};

}  // namespace

bool is_data_table(pugi::xml_node table) {
  int rows = 0;
  int most = 0;
  bool header = false;
  bool layout = false;
  for_each_row(table, [&](pugi::xml_node row, bool is_header) {
    ++rows;
    header = header || is_header;
    int cells = 0;
    for_each_cell(row, [&](pugi::xml_node cell, bool) {
      ++cells;
      CellShape shape;
      if (!layout) cell.traverse(shape);
      layout = layout || shape.layout;
    });
    most = std::max(most, cells);
  });
  return !layout && most >= 2 && (rows >= 2 || header);
}

}  // namespace orgkarta::ingest::word
