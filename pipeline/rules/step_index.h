// Finds a number's place among rising ones without looking through memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace orgkarta::rules {

/// Counts the items of a list up to a number. The list must be the one that build() has seen, with
/// the same rising `key(item)`; on the average there is less than one item to kStep numbers.
class StepIndex {
 public:
  template <class Item, class Key>
  void build(const std::vector<Item>& items, Key key) {
    counts_.clear();
    for (std::size_t i = 0; i < items.size(); ++i) {
      while (counts_.size() * kStep <= key(items[i])) {
        counts_.push_back(static_cast<std::uint32_t>(i));
      }
    }
  }

  /// How many items have a key of at most `number`.
  template <class Item, class Key>
  std::size_t up_to(const std::vector<Item>& items, Key key, std::uint32_t number) const {
    if (counts_.empty()) return 0;
    std::size_t i = counts_[std::min(number / kStep, counts_.size() - 1)];
    while (i < items.size() && key(items[i]) <= number) ++i;
    return i;
  }

 private:
  static constexpr std::size_t kStep = 32;

  std::vector<std::uint32_t> counts_;  ///< of the items before each step
};

}  // namespace orgkarta::rules
