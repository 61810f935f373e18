#include "pipeline/ingest/html/link_lists.h"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/ingest/html/nesting.h"
#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

constexpr std::uint32_t kLinksOfList = 3;
constexpr std::uint32_t kLabel = 24;  // letters of a label before links

std::string lower_href(const Node& link) {
  std::string href(trimmed(link.attribute("href")));
  std::transform(href.begin(), href.end(), href.begin(), lower_ascii);
  return href;
}

bool calls_function(const std::string& href) {
  return href.starts_with("javascript:") || href.starts_with("mailto:?") ||
         href.find("sharer") != href.npos || href.find("sharearticle") != href.npos ||
         href.find("/share?") != href.npos || href.find("intent/tweet") != href.npos;
}

bool leads_to_file(const Node& link) {
  std::string href = lower_href(link);
  href.resize(std::min(href.find_first_of("?#"), href.size()));
  constexpr auto kEnds = std::to_array<std::string_view>(
      {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".rtf", ".zip"});
  return link.attribute("type") == "application/pdf" ||
         std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return href.ends_with(end); });
}

/// Whether `is` holds of each link below `i`, and of one or more.
template <class Is>
bool all_links(const PageStats& page, std::uint32_t i, Is is) {
  if (!page.is_small(i) || page[i].links == 0) return false;
  for (std::uint32_t k = i; k < page.node(i).end; ++k) {
    if (page[k].links > 0 && is_link(page.node(k)) && !is(page.node(k))) return false;
  }
  return true;
}

// Whether the page's first <h1> begins with it.
bool is_page_heading(const PageStats& page, std::string_view text) {
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    if (page.node(i).tag != GUMBO_TAG_H1) continue;
    for (std::uint32_t k = i + 1; k < page.node(i).end; ++k) {
      if (page.node(k).is_text() && count_letters(page.node(k).text()) > 0) {
        return trimmed(page.node(k).text()) == text;
      }
    }
  }
  return false;
}

bool is_sign(std::string_view text) {
  return text.starts_with('>') || text.starts_with('/') || text.starts_with("\u00BB") ||
         text.starts_with("\u203A") || text.starts_with("\u2192");
}

}  // namespace

bool is_link_list(const PageStats& page, std::uint32_t i) {
  const GumboTag tag = page.node(i).tag;
  const bool container =
      tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_TABLE;
  const Stats& s = page[i];
  if (!container || s.links < kLinksOfList || !s.dense(80)) return false;
  for (int up = 0; up < 2 && i > 0; ++up) {
    i = page.node(i).parent;
    if (up > 0 && page.node(i).tag == GUMBO_TAG_BODY) break;
    if (page[i].h1 || page[i].prose() >= s.prose() + kProse) return false;
  }
  return true;
}

bool is_trail(const PageStats& page, std::uint32_t i) {
  const Stats& s = page[i];
  if (s.links == 0 || s.letters > kFewLetters || !page.is_small(i)) return false;
  std::uint32_t signs = 0;
  std::uint32_t link_end = 0;
  for (std::uint32_t k = i + 1; k < page.node(i).end; ++k) {
    const Node& node = page.node(k);
    if (is_link(node)) link_end = node.end;
    if (!node.is_text() || k < link_end || page[k].letters == 0) continue;
    const std::string_view text = trimmed(node.text());
    if (link_end == 0 && text.ends_with(':') && text.size() <= kLabel) continue;
    if (link_end != 0 && is_sign(text)) {
      ++signs;
      continue;
    }
    // The page itself stands last, and is no link.
    if (signs < s.links || !is_page_heading(page, text)) return false;
    link_end = page.node(i).end;
  }
  return signs >= s.links || (signs > 0 && signs + 1 == s.links);
}

bool is_page_tools(const PageStats& page, std::uint32_t i) {
  const Stats& s = page[i];
  if (s.letters > kFewLetters / 2 || !s.dense(50) || is_heading(page.node(i).tag)) return false;
  bool calls = false;
  return all_links(page, i,
                   [&](const Node& link) {
                     const std::string href = lower_href(link);
                     calls = calls || calls_function(href);
                     return href.empty() || href.front() == '#' || calls_function(href);
                   }) &&
         calls;
}

bool is_tags(const PageStats& page, std::uint32_t i) {
  if (page[i].prose() > kLabel) return false;
  return all_links(page, i, [](const Node& link) {
    const std::string_view rel = link.attribute("rel");
    return rel.find("tag") != rel.npos;
  });
}

bool is_file_list(const PageStats& page, std::uint32_t i) {
  const GumboTag tag = page.node(i).tag;
  if (is_inline(tag) || is_heading(tag) || page[i].prose() > kLabel) return false;
  return all_links(page, i, leads_to_file);
}

}  // namespace orgkarta::ingest::html
