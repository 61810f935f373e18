#include "pipeline/ingest/html/teasers.h"

#include <algorithm>

#include "pipeline/ingest/html/nesting.h"

namespace orgkarta::ingest::html {
namespace {

constexpr std::uint32_t kLongestTeaser = 400;  // letters
constexpr std::size_t kLongestDate = 24;       // bytes

// "12 March 2024", "2024-03-12": short, and a year stands in it.
bool is_date(std::string_view text) {
  text = trimmed(text);
  if (text.size() > kLongestDate) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    const std::string_view year = text.substr(i, 4);
    if (std::all_of(year.begin(), year.end(), digit)) {
      return year.starts_with("19") || year.starts_with("20");
    }
  }
  return false;
}

struct Teaser {
  bool is_one = false;
  bool dated = false;
};

/// One link, or several to the same page; its words come first, but for a date.
Teaser teaser(const PageStats& page, std::uint32_t i) {
  const Stats& s = page[i];
  if (s.links == 0 || s.letters > kLongestTeaser || !page.is_small(i)) return {};
  Teaser found;
  std::string_view href;
  std::uint32_t link_end = 0;
  for (std::uint32_t k = i; k < page.node(i).end; ++k) {
    const Node& node = page.node(k);
    if (page[k].letters == 0) continue;
    if (node.tag == GUMBO_TAG_TABLE || (is_link(node) && is_address(node))) return {};
    if (is_link(node)) {
      if (!href.empty() && href != node.attribute("href")) return {};
      href = node.attribute("href");
      link_end = node.end;
    }
    const bool date = node.tag == GUMBO_TAG_TIME || (node.is_text() && is_date(node.text()));
    found.dated = found.dated || date;
    if (node.is_text() && !date && link_end == 0 &&
        !page.within(k, [](const Node& n) { return n.tag == GUMBO_TAG_TIME; })) {
      return {};
    }
  }
  found.is_one = true;
  return found;
}

}  // namespace

namespace {

/// `within`: below a list's heading, another list may stand.
TeaserList read_list(const PageStats& page, std::uint32_t i, bool within) {
  if (page[i].links < 2 || is_inline(page.node(i).tag)) return {};
  TeaserList list;
  for (std::uint32_t k = i + 1; k < page.node(i).end; k = page.node(k).end) {
    const Node& node = page.node(k);
    if (page[k].letters == 0) continue;
    if (node.is_text()) return {};
    if (is_heading(node.tag)) continue;
    const Teaser found = teaser(page, k);
    const TeaserList inner = found.is_one || within ? TeaserList{} : read_list(page, k, true);
    if (!found.is_one && inner.teasers == 0) return {};
    list.teasers += found.is_one + inner.teasers;
    list.dated += found.dated + inner.dated;
  }
  return list.teasers >= 2 ? list : TeaserList{};
}

}  // namespace

TeaserList teaser_list(const PageStats& page, std::uint32_t i) { return read_list(page, i, false); }

}  // namespace orgkarta::ingest::html
