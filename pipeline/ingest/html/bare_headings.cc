#include "pipeline/ingest/html/bare_headings.h"

namespace orgkarta::ingest::html {

std::vector<bool> bare_headings(const PageStats& page, std::uint32_t root,
                                const std::vector<bool>& sure) {
  std::vector<bool> bare(page.size());
  int next_level = 0;  // of the next heading; 0: the content ends
  bool gone = false;   // something was left out before it
  bool text = false;   // something stands before it
  const auto heading = [](const Node& node) { return is_heading(node.tag); };
  for (std::uint32_t i = page.node(root).end; i-- > root;) {
    const Node& node = page.node(i);
    if (page.left_out()[i]) {
      gone = gone || !sure[i];
    } else if (node.is_text()) {
      text = text || (page[i].letters > 0 && !page.within(i, heading));
    } else if (heading(node) && page[i].letters > 0) {
      const int level = node.tag - GUMBO_TAG_H1 + 1;
      bare[i] = level > 1 && gone && !text && next_level <= level;
      if (bare[i]) continue;
      next_level = level;
      text = gone = false;
    }
  }
  return bare;
}

}  // namespace orgkarta::ingest::html
