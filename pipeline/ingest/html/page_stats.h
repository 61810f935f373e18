// What stands below each node of a page: letters, links, prose.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/ingest/html/tree.h"

namespace orgkarta::ingest::html {

/// Letters of a tool, a trail, a search box: never more.
inline constexpr std::uint32_t kFewLetters = 200;
/// Letters of prose that no menu has beside it.
inline constexpr std::uint32_t kProse = 80;
/// Nodes of a part that is looked through piece by piece; what is larger is no tool and no teaser.
inline constexpr std::uint32_t kSmallPart = 400;

/// Of a node and all below it, without what is left out. Letters are bytes that are no spaces.
struct Stats {
  std::uint32_t letters = 0;
  std::uint32_t link_letters = 0;  ///< in links to other pages; not in addresses and numbers
  std::uint32_t links = 0;         ///< to other pages
  bool h1 = false;
  bool main = false;

  std::uint32_t prose() const { return letters - link_letters; }
  bool dense(unsigned percent) const { return link_letters * 100ULL >= letters * 1ULL * percent; }
};

/// A page's nodes, what of them is left out so far, and the sums of the rest.
class PageStats {
 public:
  explicit PageStats(const Tree& tree);

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& node(std::uint32_t i) const { return nodes_[i]; }
  const Stats& operator[](std::uint32_t i) const { return stats_[i]; }
  const std::vector<bool>& left_out() const { return left_out_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

  /// Leaves out the elements that `rule` says, asked from above; then sums up again.
  template <class Rule>
  void leave_out(Rule rule) {
    for (std::uint32_t i = 0; i < size();) {
      if (!left_out_[i] && !nodes_[i].is_text() && rule(i)) left_out_[i] = true;
      i = left_out_[i] ? nodes_[i].end : i + 1;
    }
    count();
  }

  /// Whether an element above `i` is one that `is` says.
  template <class Is>
  bool within(std::uint32_t i, Is is) const {
    while (i > 0) {
      i = nodes_[i].parent;
      if (is(nodes_[i])) return true;
    }
    return false;
  }

  /// Letters of prose in the whole page.
  std::uint32_t prose() const { return stats_[0].prose(); }
  /// Letters of prose in front of node `i`.
  std::uint32_t prose_before(std::uint32_t i) const { return prose_before_[i]; }
  bool is_small(std::uint32_t i) const { return nodes_[i].end - i <= kSmallPart; }

 private:
  void count();

  const std::vector<Node>& nodes_;
  std::vector<bool> left_out_;
  std::vector<Stats> stats_;
  std::vector<std::uint32_t> prose_before_;
};

bool is_main(const Node& node);
bool is_heading(GumboTag tag);
/// Whether a reader is led elsewhere by it: to a page, a file, a function of the page.
bool is_link(const Node& node);
/// Whether it is written to or called up: what stands in it is content.
bool is_address(const Node& node);
std::uint32_t count_letters(std::string_view text);
std::string_view trimmed(std::string_view text);

}  // namespace orgkarta::ingest::html
