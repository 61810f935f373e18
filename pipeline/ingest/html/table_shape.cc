#include "pipeline/ingest/html/table_shape.h"

#include <algorithm>

namespace orgkarta::ingest::html {
namespace {

constexpr std::size_t kLongestCell = 600;  // bytes

// What no cell of data holds.
bool is_layout(GumboTag tag) {
  return tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_MAIN ||
         tag == GUMBO_TAG_ARTICLE || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H3);
}

}  // namespace

bool is_data_table(const std::vector<Node>& nodes, std::uint32_t table,
                   const std::vector<bool>& left_out) {
  const std::string_view role = nodes[table].attribute("role");
  if (role == "presentation" || role == "none") return false;
  int rows = 0;
  int columns = 0;
  int most = 0;
  int headers = 0;
  std::size_t cell = 0;
  for (std::uint32_t i = table + 1; i < nodes[table].end; ++i) {
    const Node& node = nodes[i];
    if (left_out[i]) {
      i = node.end - 1;
    } else if (node.is_text()) {
      cell += node.text().size();
      if (cell > kLongestCell) return false;
    } else if (node.tag == GUMBO_TAG_TR) {
      ++rows;
      columns = 0;
    } else if (node.tag == GUMBO_TAG_TD || node.tag == GUMBO_TAG_TH) {
      most = std::max(most, ++columns);
      headers += node.tag == GUMBO_TAG_TH;
      cell = 0;
    } else if (is_layout(node.tag)) {
      return false;
    }
  }
  return most >= 2 && (rows >= 2 || headers > 0);
}

}  // namespace orgkarta::ingest::html
