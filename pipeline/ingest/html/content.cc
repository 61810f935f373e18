#include "pipeline/ingest/html/content.h"

#include "pipeline/ingest/html/class_words.h"
#include "pipeline/ingest/html/clutter.h"
#include "pipeline/ingest/html/copies.h"
#include "pipeline/ingest/html/hidden.h"
#include "pipeline/ingest/html/link_lists.h"
#include "pipeline/ingest/html/page_stats.h"
#include "pipeline/ingest/html/surroundings.h"

namespace orgkarta::ingest::html {
namespace {

constexpr std::uint32_t kBeside = 100;  // letters beside an article, in its box

// What no reader would call content.
bool is_no_content(const PageStats& page, const Hidden& hidden, std::uint32_t i) {
  const Node& node = page.node(i);
  if (node.tag == GUMBO_TAG_HEAD || node.tag == GUMBO_TAG_TITLE || node.tag == GUMBO_TAG_META) {
    return true;
  }
  if (node.tag == GUMBO_TAG_BODY || node.tag == GUMBO_TAG_HTML) return false;
  return is_control(page, i) || hidden(i) || node.attribute("role") == "search";
}

bool is_called_tools(const Node& node) {
  return ((class_words(node.attribute("class")) | class_words(node.attribute("id"))) & kTools) != 0;
}

// The largest <main>; else the one <article> that holds three quarters of the text, with what
// little stands beside it in its box.
std::uint32_t choose_root(const PageStats& page) {
  std::uint32_t best = 0;
  std::uint32_t article = 0;
  int articles = 0;
  for (std::uint32_t i = 0; i < page.size();) {
    const bool out = page.left_out()[i];
    if (!out && is_main(page.node(i)) && (best == 0 || page[i].letters > page[best].letters)) {
      best = i;
    }
    const bool outer = !out && page.node(i).tag == GUMBO_TAG_ARTICLE;
    if (outer) {
      ++articles;
      article = i;
    }
    i = out || outer ? page.node(i).end : i + 1;
  }
  const std::uint64_t all = page[0].letters;
  if (best != 0 && page[best].letters * 2ULL >= all) return best;
  if (articles != 1 || page[article].letters * 4ULL < all * 3) return 0;
  std::uint32_t root = article;
  for (std::uint32_t up = page.node(article).parent;
       page.node(up).tag != GUMBO_TAG_BODY && up != 0 &&
       page[up].letters <= page[article].letters * 11ULL / 10 + kBeside;
       up = page.node(up).parent) {
    root = up;
  }
  return root;
}

/// The box that a heading outside the content opens: the largest that holds no part of the content,
/// if nothing around it was left out; else the heading alone.
std::uint32_t box_of_heading(const PageStats& page, std::uint32_t root, std::uint32_t heading) {
  std::uint32_t box = heading;
  for (std::uint32_t up = page.node(heading).parent; up != 0; up = page.node(up).parent) {
    if (page.left_out()[up]) return heading;
    const bool holds_root = up <= root && root < page.node(up).end;
    if (!holds_root && page.node(up).tag != GUMBO_TAG_BODY && page.node(box).parent == up) box = up;
  }
  return box;
}

// The page's heading, where it stands outside the content: not one that is only a link home.
std::optional<std::uint32_t> find_heading(const PageStats& page, const Hidden& hidden,
                                          std::uint32_t root) {
  if (page[root].h1) return {};
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    if (page.node(i).tag != GUMBO_TAG_H1) continue;
    std::uint32_t letters = 0;
    bool link = false;
    for (std::uint32_t k = i + 1; k < page.node(i).end; ++k) {
      link = link || is_link(page.node(k));
      if (page.node(k).is_text()) letters += count_letters(page.node(k).text());
    }
    if (!link && letters > 0 && !hidden(i)) return box_of_heading(page, root, i);
  }
  return {};
}

}  // namespace

Content choose_content(const Tree& tree) {
  PageStats page(tree);
  const Hidden hidden(page);
  page.leave_out([&](std::uint32_t i) { return is_no_content(page, hidden, i); });
  const std::vector<bool> sure = page.left_out();
  const std::uint32_t whole = page.prose();
  std::vector<std::uint32_t> tools;
  page.leave_out([&](std::uint32_t i) {
    if (!is_page_tools(page, i) && !is_clutter(page, i, whole)) return false;
    if (is_page_tools(page, i) || is_called_tools(page.node(i))) tools.push_back(i);
    return true;
  });
  const std::vector<bool> twice = copies(page);
  const std::uint32_t before = page.prose();
  page.leave_out([&](std::uint32_t i) { return twice[i]; });
  const std::uint32_t copied = before - page.prose();
  const std::uint32_t root = choose_root(page);
  leave_out_surroundings(page, root, tools, sure);
  if (page[root].prose() * 4ULL < whole - copied) return {0, {}, sure};
  return {root, find_heading(page, hidden, root), page.left_out()};
}

}  // namespace orgkarta::ingest::html
