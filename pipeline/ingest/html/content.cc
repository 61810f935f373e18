#include "pipeline/ingest/html/content.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

#include "pipeline/ingest/html/class_words.h"
#include "pipeline/ingest/html/nesting.h"
#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

constexpr std::uint32_t kFewLetters = 200;  // of a tool, a search box
constexpr std::uint32_t kProse = 80;        // letters that no link list has beside it
constexpr std::uint32_t kBeside = 100;      // letters beside an article, in its box
constexpr std::uint32_t kLongUnseen = 60;   // what only screen readers get is short
constexpr std::uint32_t kLinksOfList = 3;

/// What stands below a node, without what is surely left out.
struct Stats {
  std::uint32_t letters = 0;
  std::uint32_t link_letters = 0;
  std::uint32_t links = 0;
  bool h1 = false;
  bool main = false;

  std::uint32_t prose() const { return letters - link_letters; }
  bool dense(unsigned percent) const { return link_letters * 100ULL >= letters * 1ULL * percent; }
};

bool is_main(const Node& node) {
  return node.tag == GUMBO_TAG_MAIN || (!node.is_text() && node.attribute("role") == "main");
}

bool is_link(const Node& node) { return node.tag == GUMBO_TAG_BDI && node.has("href"); }

std::uint32_t count_letters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_space(c); }));
}

bool one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// The rules on one page.
class Chooser {
 public:
  explicit Chooser(const Tree& tree) : nodes_(tree.nodes()), stats_(nodes_.size()) {
    content_.left_out.resize(nodes_.size());
  }

  Content run() && {
    find_targets();
    each([this](std::uint32_t i) { return surely_left_out(i); });
    count();
    const std::uint32_t all = stats_[0].prose();
    const std::vector<bool> sure = content_.left_out;
    whole_ = all;
    each([this](std::uint32_t i) { return is_clutter(i); });
    count();
    choose_root();
    if (stats_[content_.root].prose() * 4ULL < all) {
      content_ = {0, {}, sure};
    } else {
      find_heading();
    }
    return std::move(content_);
  }

 private:
  template <class Rule>
  void each(Rule rule) {
    for (std::uint32_t i = 0; i < nodes_.size();) {
      if (!content_.left_out[i] && !nodes_[i].is_text() && rule(i)) content_.left_out[i] = true;
      i = content_.left_out[i] ? nodes_[i].end : i + 1;
    }
  }

  void find_targets();
  void count();
  bool is_hidden(std::uint32_t i) const;
  bool surely_left_out(std::uint32_t i) const;
  bool is_control(std::uint32_t i) const;
  bool is_clutter(std::uint32_t i) const;
  bool clutter_by_words(std::uint32_t i, unsigned words) const;
  bool is_frame(std::uint32_t i) const;
  bool is_link_list(std::uint32_t i) const;
  bool is_trail(std::uint32_t i) const;
  bool within(std::uint32_t i, bool (*is)(const Node&)) const;
  void choose_root();
  std::uint32_t box_of_heading(std::uint32_t heading) const;
  void find_heading();

  const std::vector<Node>& nodes_;
  std::vector<Stats> stats_;
  std::unordered_set<std::string> targets_;  ///< ids of what a click opens
  std::uint32_t whole_ = 0;                  ///< letters of prose in the page
  Content content_;
};

void Chooser::find_targets() {
  for (const Node& node : nodes_) {
    if (node.is_text()) continue;
    for (const char* name : {"aria-controls", "data-target"}) {
      std::string_view ids = node.attribute(name);
      if (ids.starts_with('#')) ids.remove_prefix(1);
      if (!ids.empty()) targets_.emplace(ids);
    }
  }
}

void Chooser::count() {
  std::fill(stats_.begin(), stats_.end(), Stats{});
  std::vector<bool> in_link(nodes_.size());
  for (std::uint32_t i = 0; i < nodes_.size();) {
    if (content_.left_out[i]) {
      i = nodes_[i].end;
      continue;
    }
    const Node& node = nodes_[i];
    in_link[i] = (i > 0 && in_link[node.parent]) || is_link(node);
    if (node.is_text()) {
      stats_[i].letters = count_letters(node.text());
      if (in_link[i]) stats_[i].link_letters = stats_[i].letters;
    }
    stats_[i].links = is_link(node);
    stats_[i].h1 = node.tag == GUMBO_TAG_H1;
    stats_[i].main = is_main(node);
    ++i;
  }
  for (auto i = static_cast<std::uint32_t>(nodes_.size()); i-- > 1;) {
    const Stats& s = stats_[i];
    Stats& above = stats_[nodes_[i].parent];
    above.letters += s.letters;
    above.link_letters += s.link_letters;
    above.links += s.links;
    above.h1 = above.h1 || s.h1;
    above.main = above.main || s.main;
  }
}

// Hidden, and no click on a part of the page shows it.
bool Chooser::is_hidden(std::uint32_t i) const {
  const Node& node = nodes_[i];
  std::string style(node.attribute("style"));
  style.erase(std::remove_if(style.begin(), style.end(), is_space), style.end());
  std::transform(style.begin(), style.end(), style.begin(), lower_ascii);
  const bool by_style =
      style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos;
  const bool hidden = (node.has("hidden") && node.attribute("hidden") != "until-found") ||
                      node.attribute("aria-hidden") == "true" || by_style;
  if (!hidden) return false;
  const auto opens = [this](const Node& n) {
    const unsigned words = class_words(n.attribute("class"));
    return (words & kExpands) != 0 || targets_.count(std::string(n.attribute("id"))) > 0 ||
           n.attribute("role") == "tabpanel";
  };
  if (node.attribute("role") == "dialog") return true;
  if (is_inline(node.tag)) return targets_.count(std::string(node.attribute("id"))) == 0;
  return !opens(node) && !(i > 0 && opens(nodes_[node.parent]));
}

bool Chooser::is_control(std::uint32_t i) const {
  const Node& node = nodes_[i];
  switch (node.tag) {
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_PROGRESS:
    case GUMBO_TAG_METER:
      return true;
    case GUMBO_TAG_BUTTON: {  // in a heading, or opening something, it is a heading
      const bool heading = within(i, [](const Node& n) {
        return (n.tag >= GUMBO_TAG_H1 && n.tag <= GUMBO_TAG_H6) || n.tag == GUMBO_TAG_SUMMARY;
      });
      return !heading && !node.has("aria-controls");
    }
    default:
      return false;
  }
}

// What no reader would call content.
bool Chooser::surely_left_out(std::uint32_t i) const {
  const Node& node = nodes_[i];
  if (node.tag == GUMBO_TAG_HEAD || node.tag == GUMBO_TAG_TITLE || node.tag == GUMBO_TAG_META) {
    return true;
  }
  if (node.tag == GUMBO_TAG_BODY || node.tag == GUMBO_TAG_HTML) return false;
  return is_control(i) || is_hidden(i) || node.attribute("role") == "search";
}

bool Chooser::within(std::uint32_t i, bool (*is)(const Node&)) const {
  while (i > 0) {
    i = nodes_[i].parent;
    if (is(nodes_[i])) return true;
  }
  return false;
}

bool is_section(const Node& node) {
  return node.tag == GUMBO_TAG_ARTICLE || node.tag == GUMBO_TAG_SECTION || is_main(node);
}

bool is_content_section(const Node& node) { return node.tag == GUMBO_TAG_ARTICLE || is_main(node); }

// The page's head, foot or margin: what stands in no section, and holds little of the prose.
bool Chooser::is_frame(std::uint32_t i) const {
  const Stats& s = stats_[i];
  return !within(i, is_section) && (s.prose() * 4ULL <= whole_ || s.dense(60));
}

bool Chooser::clutter_by_words(std::uint32_t i, unsigned words) const {
  const Stats& s = stats_[i];
  const bool inside = within(i, is_content_section);
  const bool minor = s.prose() * 2ULL <= whole_;
  if ((words & kUnseen) != 0 && s.letters <= kLongUnseen) return true;
  if (!minor) return false;
  if ((words & (kNotice | kDialog)) != 0 && !inside) return true;
  if ((words & kNavigation) != 0 && (s.dense(50) || (s.prose() <= kProse && !inside))) return true;
  if ((words & (kTools | kSearch)) != 0 && s.letters <= kFewLetters &&
      (s.dense(50) || s.letters <= kFewLetters / 4)) {
    return true;
  }
  if ((words & kRelated) != 0 && s.dense(50)) return true;
  return (words & kFrame) != 0 && is_frame(i);
}

// Links and little else, with no prose beside it: three of them or more.
bool Chooser::is_link_list(std::uint32_t i) const {
  const Node& node = nodes_[i];
  const bool container = node.tag == GUMBO_TAG_UL || node.tag == GUMBO_TAG_OL ||
                         node.tag == GUMBO_TAG_DIV || node.tag == GUMBO_TAG_TABLE;
  const Stats& s = stats_[i];
  if (!container || s.links < kLinksOfList || !s.dense(80)) return false;
  if (within(i, is_content_section)) return false;
  for (int up = 0; up < 2 && i > 0; ++up) {
    i = nodes_[i].parent;
    if (up > 0 && nodes_[i].tag == GUMBO_TAG_BODY) break;
    if (stats_[i].h1 || stats_[i].prose() >= s.prose() + kProse) return false;
  }
  return whole_ >= kProse;
}

// "Start > Politics > Organisation": links, and between them only signs that lead on.
bool Chooser::is_trail(std::uint32_t i) const {
  const Stats& s = stats_[i];
  if (s.links == 0 || s.letters > kFewLetters) return false;
  std::uint32_t signs = 0;
  std::uint32_t link_end = 0;
  for (std::uint32_t k = i + 1; k < nodes_[i].end; ++k) {
    if (is_link(nodes_[k])) link_end = nodes_[k].end;
    if (!nodes_[k].is_text() || k < link_end) continue;
    std::string_view text = nodes_[k].text();
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    if (text.empty()) continue;
    const bool sign = text.starts_with('>') || text.starts_with("\u00BB") ||
                      text.starts_with("\u203A") || text.starts_with("\u2192");
    if (!sign || link_end == 0) return false;
    ++signs;
  }
  return signs >= s.links || (signs > 0 && signs + 1 == s.links);
}

bool Chooser::is_clutter(std::uint32_t i) const {
  const Node& node = nodes_[i];
  const Stats& s = stats_[i];
  if (node.tag == GUMBO_TAG_BODY || node.tag == GUMBO_TAG_HTML || s.main || s.letters == 0) {
    return false;
  }
  const std::string_view role = node.attribute("role");
  const bool frame = one_of(role, {"banner", "contentinfo"}) || node.tag == GUMBO_TAG_HEADER ||
                     node.tag == GUMBO_TAG_FOOTER;
  // A heading with prose below it opens the content.
  const bool opening = s.h1 && s.prose() >= kProse && !s.dense(50);
  if (frame && !opening && is_frame(i)) return true;
  if (s.h1) return false;
  if (node.tag == GUMBO_TAG_NAV || one_of(role, {"navigation", "menu", "menubar"})) return true;
  if (one_of(role, {"dialog", "alertdialog", "toolbar"})) return s.prose() * 2ULL <= whole_;
  if (node.tag == GUMBO_TAG_ASIDE || role == "complementary") {
    return within(i, is_content_section) ? s.dense(50) : is_frame(i);
  }
  if (node.has("class") || node.has("id")) {
    const unsigned words = class_words(node.attribute("class")) | class_words(node.attribute("id"));
    if (words != 0 && clutter_by_words(i, words)) return true;
  }
  return is_link_list(i) || is_trail(i);
}

// The largest <main>; else the one <article> that holds three quarters of the text, with what
// little stands beside it in its box.
void Chooser::choose_root() {
  std::uint32_t best = 0;
  std::uint32_t article = 0;
  int articles = 0;
  for (std::uint32_t i = 0; i < nodes_.size();) {
    const bool out = content_.left_out[i];
    if (!out && is_main(nodes_[i]) && (best == 0 || stats_[i].letters > stats_[best].letters)) {
      best = i;
    }
    const bool outer = !out && nodes_[i].tag == GUMBO_TAG_ARTICLE;
    if (outer) {
      ++articles;
      article = i;
    }
    i = out || outer ? nodes_[i].end : i + 1;
  }
  const std::uint64_t all = stats_[0].letters;
  if (best != 0 && stats_[best].letters * 2ULL >= all) {
    content_.root = best;
  } else if (articles == 1 && stats_[article].letters * 4ULL >= all * 3) {
    content_.root = article;
    for (std::uint32_t up = nodes_[article].parent;
         nodes_[up].tag != GUMBO_TAG_BODY && up != 0 &&
         stats_[up].letters <= stats_[article].letters * 11ULL / 10 + kBeside;
         up = nodes_[up].parent) {
      content_.root = up;
    }
  }
}

/// The box that a heading outside the content opens: the largest that holds no part of the content,
/// if nothing around it was left out; else the heading alone.
std::uint32_t Chooser::box_of_heading(std::uint32_t heading) const {
  std::uint32_t box = heading;
  for (std::uint32_t up = nodes_[heading].parent; up != 0; up = nodes_[up].parent) {
    if (content_.left_out[up]) return heading;
    const bool holds_root = up <= content_.root && content_.root < nodes_[up].end;
    if (!holds_root && nodes_[up].tag != GUMBO_TAG_BODY && nodes_[box].parent == up) box = up;
  }
  return box;
}

// The page's heading, where it stands outside the content: not one that is only a link home.
void Chooser::find_heading() {
  if (stats_[content_.root].h1) return;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].tag != GUMBO_TAG_H1) continue;
    std::uint32_t letters = 0;
    bool link = false;
    for (std::uint32_t k = i + 1; k < nodes_[i].end; ++k) {
      link = link || is_link(nodes_[k]);
      if (nodes_[k].is_text()) letters += count_letters(nodes_[k].text());
    }
    if (link || letters == 0 || is_hidden(i)) continue;
    content_.heading = box_of_heading(i);
    return;
  }
}

}  // namespace

Content choose_content(const Tree& tree) { return Chooser(tree).run(); }

}  // namespace orgkarta::ingest::html
