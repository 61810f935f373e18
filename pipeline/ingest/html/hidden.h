// What a page holds and does not show.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "pipeline/ingest/html/page_stats.h"

namespace orgkarta::ingest::html {

/// Elements that are hidden by an attribute, their own style or a class that every framework has
/// for it. What a click on a part of the page opens counts as shown: accordions, tabs.
class Hidden {
 public:
  /// `page` must outlive it.
  explicit Hidden(const PageStats& page);

  bool operator()(std::uint32_t i) const;

 private:
  bool is_opened(std::uint32_t i) const;
  bool is_opened_by_neighbour(std::uint32_t i) const;

  const PageStats& page_;
  std::vector<std::uint32_t> before_;        ///< the element in front of each, 0: none
  std::unordered_set<std::string> targets_;  ///< ids of what a click opens
};

}  // namespace orgkarta::ingest::html
