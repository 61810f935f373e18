#include "pipeline/ingest/html/page_stats.h"

#include <algorithm>

#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {

bool is_main(const Node& node) {
  return node.tag == GUMBO_TAG_MAIN || (!node.is_text() && node.attribute("role") == "main");
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

bool is_link(const Node& node) { return node.tag == GUMBO_TAG_BDI && node.has("href"); }

bool is_address(const Node& node) {
  const std::string_view href = trimmed(node.attribute("href"));
  const std::size_t colon = std::min(href.find(':'), href.size());
  const std::string_view scheme = href.substr(0, colon);
  if (same_name(scheme, "tel")) return true;
  return same_name(scheme, "mailto") && href.substr(colon).find('@') != href.npos &&
         !href.substr(colon).starts_with(":?");
}

std::uint32_t count_letters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_space(c); }));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

PageStats::PageStats(const Tree& tree) : nodes_(tree.nodes()), left_out_(nodes_.size()) { count(); }

void PageStats::count() {
  stats_.assign(nodes_.size(), Stats{});
  prose_before_.assign(nodes_.size(), 0);
  std::uint32_t prose = 0;
  std::uint32_t link_end = 0;
  for (std::uint32_t i = 0; i < nodes_.size();) {
    prose_before_[i] = prose;
    const Node& node = nodes_[i];
    if (left_out_[i]) {
      for (std::uint32_t k = i; k < node.end; ++k) prose_before_[k] = prose;
      i = node.end;
      continue;
    }
    Stats& s = stats_[i];
    if (node.is_text()) {
      s.letters = count_letters(node.text());
      if (i < link_end) s.link_letters = s.letters;
      prose += s.prose();
    } else {
      s.links = is_link(node) && !is_address(node);
      if (s.links > 0) link_end = std::max(link_end, node.end);
      s.h1 = node.tag == GUMBO_TAG_H1;
      s.main = is_main(node);
    }
    ++i;
  }
  for (std::uint32_t i = size(); i-- > 1;) {
    const Stats& s = stats_[i];
    Stats& above = stats_[nodes_[i].parent];
    above.letters += s.letters;
    above.link_letters += s.link_letters;
    above.links += s.links;
    above.h1 = above.h1 || s.h1;
    above.main = above.main || s.main;
  }
}

}  // namespace orgkarta::ingest::html
