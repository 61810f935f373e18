#include "pipeline/ingest/html/surroundings.h"

#include <algorithm>

#include "pipeline/ingest/html/bare_headings.h"
#include "pipeline/ingest/html/class_words.h"
#include "pipeline/ingest/html/link_lists.h"
#include "pipeline/ingest/html/nesting.h"
#include "pipeline/ingest/html/teasers.h"

namespace orgkarta::ingest::html {
namespace {

constexpr int kRounds = 2;
constexpr std::uint32_t kMuchProse = 400;  // letters that surroundings can stand beside

bool is_cell(const Node& node) { return node.tag == GUMBO_TAG_TD; }

bool is_box(const Node& node) {
  return node.tag == GUMBO_TAG_ARTICLE || node.tag == GUMBO_TAG_SECTION || is_main(node) ||
         is_cell(node);
}

/// The lowest node that holds three fifths of the prose; from there up to the first that holds the
/// page's heading too, or is a section, an article, a cell of a layout table.
std::uint32_t box_of_content(const PageStats& page, std::uint32_t root) {
  std::uint32_t box = root;
  const std::uint64_t all = page[root].prose();
  for (std::uint32_t k = root + 1; k < page.node(box).end;) {
    if (page[k].prose() * 5ULL >= all * 3) {
      if (!page.node(k).is_text() && !is_inline(page.node(k).tag)) box = k;
      ++k;
    } else {
      k = page.node(k).end;
    }
  }
  while (box != root && !page[box].h1 && !is_box(page.node(box))) box = page.node(box).parent;
  return box;
}

/// The rules round one box.
class Surroundings {
 public:
  Surroundings(const PageStats& page, std::uint32_t root, const std::vector<std::uint32_t>& tools)
      : page_(page), root_(root), box_(box_of_content(page, root)), box_prose_(page[box_].prose()) {
    behind_ = page.node(box_).end;
    find_region();
    for (const std::uint32_t tool : tools) {
      const std::uint64_t before = page.prose_before(tool) - page.prose_before(box_);
      if (box_ < tool && tool < behind_ && before * 5 >= box_prose_ * 4ULL) behind_ = tool;
    }
  }

  bool operator()(std::uint32_t i) const {
    const Stats& s = page_[i];
    const bool holds_box = i <= box_ && box_ < page_.node(i).end;
    if (i < root_ || i >= page_.node(root_).end || holds_box || s.h1 || s.main || s.letters == 0) {
      return false;
    }
    if (is_inline(page_.node(i).tag) || is_heading(page_.node(i).tag)) return false;
    if (box_prose_ < kProse) return false;
    return is_menu(i) || is_teasers(i) || is_files(i) || is_foot(i) || is_margin(i);
  }

 private:
  void find_region() {
    region_ = box_;
    while (region_ > root_) {
      top_ = page_.node(region_).parent;
      if (page_[top_].letters == page_[root_].letters) break;
      region_ = top_;
    }
  }
  bool is_before(std::uint32_t i) const { return page_.node(i).end <= box_; }
  bool is_inside(std::uint32_t i) const { return i > box_ && i < behind_; }
  bool outweighs(std::uint32_t letters) const {
    return box_prose_ >= std::max<std::uint64_t>(kMuchProse, 2ULL * letters);
  }
  bool ends_content(std::uint32_t i) const {
    const std::uint32_t end = page_.node(box_).end;
    const std::uint32_t next = page_.node(i).end;
    const std::uint32_t up_to =
        next < end ? page_.prose_before(next) : page_.prose_before(box_) + box_prose_;
    return page_.prose_before(box_) + box_prose_ - up_to <= kProse;
  }

  bool is_menu(std::uint32_t i) const {
    const Stats& s = page_[i];
    if (s.links < 2 || !s.dense(60)) return false;
    return is_before(i) || (!is_inside(i) && outweighs(s.letters));
  }

  // News are read on their own pages; a page that is a list of them is left as it is.
  bool is_teasers(std::uint32_t i) const {
    const TeaserList list = teaser_list(page_, i);
    if (list.teasers == 0) return false;
    const Stats& s = page_[i];
    const bool dated = list.dated * 2 >= list.teasers;
    if (is_before(i)) return true;
    if (!is_inside(i)) return dated ? box_prose_ >= s.letters : outweighs(s.letters);
    const bool all = list.dated >= 3 && list.dated + 1 >= list.teasers;  // and "show more"
    return dated && ends_content(i) && box_prose_ >= s.prose() + (all ? 1ULL : 2ULL) * s.letters;
  }

  bool is_files(std::uint32_t i) const {
    return is_file_list(page_, i) && outweighs(page_[i].letters) &&
           (!is_inside(i) || ends_content(i));
  }

  // Where a layout table holds the content: a short last row, or what little stands behind it.
  bool is_foot(std::uint32_t i) const {
    if (i < page_.node(box_).end || page_[i].letters > kFewLetters || !outweighs(0)) return false;
    const bool layout = is_cell(page_.node(box_)) || page_.within(box_, is_cell);
    if (!layout || page_.within(i, is_cell) || page_.prose() > prose_up_to(i)) return false;
    for (std::uint32_t k = i; k < page_.node(i).end; ++k) {
      if (is_heading(page_.node(k).tag)) return false;
    }
    return true;
  }
  // The page's first and last part, where the heading stands in another that is much longer: whose
  // site it is, with a link.
  bool is_margin(std::uint32_t i) const {
    const Stats& s = page_[i];
    if (page_.node(i).parent != top_ || s.links == 0 || !s.dense(20)) return false;
    if (s.letters > kFewLetters) return false;
    if (is_column(i) || is_column(region_) || tells_address(i)) return false;
    if (!page_[region_].h1 || page_[region_].prose() < 4ULL * s.letters) return false;
    return page_.prose_before(i) == 0 || prose_up_to(i) == page_.prose();
  }
  bool is_column(std::uint32_t i) const {
    return (class_words(page_.node(i).attribute("class")) & kColumn) != 0;
  }
  bool tells_address(std::uint32_t i) const {
    for (std::uint32_t k = i; k < page_.node(i).end; ++k) {
      if (is_link(page_.node(k)) && is_address(page_.node(k))) return true;
    }
    return false;
  }
  std::uint32_t prose_up_to(std::uint32_t i) const {
    return page_.prose_before(i) + page_[i].prose();
  }

  const PageStats& page_;
  std::uint32_t root_;
  std::uint32_t box_;
  std::uint32_t box_prose_;
  std::uint32_t top_ = 0;     ///< the lowest node that holds all of the page
  std::uint32_t region_ = 0;  ///< the part of it that holds the box
  std::uint32_t behind_;      ///< from here on nothing is the content's own list
};

}  // namespace

void leave_out_surroundings(PageStats& page, std::uint32_t root,
                            const std::vector<std::uint32_t>& tools,
                            const std::vector<bool>& sure) {
  // What goes lets more be seen at the content's end: a list of files in front of one of news.
  for (int round = 0; round < kRounds; ++round) {
    const Surroundings surrounds(page, root, tools);
    std::vector<bool> out(page.size());
    bool some = false;
    for (std::uint32_t i = root; i < page.node(root).end;) {
      out[i] = !page.left_out()[i] && !page.node(i).is_text() && surrounds(i);
      some = some || out[i];
      i = page.left_out()[i] || out[i] ? page.node(i).end : i + 1;
    }
    if (!some) break;
    page.leave_out([&](std::uint32_t i) { return out[i]; });
  }
  const std::vector<bool> bare = bare_headings(page, root, sure);
  page.leave_out([&](std::uint32_t i) { return bare[i]; });
}

}  // namespace orgkarta::ingest::html
