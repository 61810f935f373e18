// Which of many things belong together.
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace orgkarta::link {

/// Disjoint sets of the numbers from 0; a set's root is its lowest number, whatever the order of
/// the calls.
class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  bool same(std::uint32_t a, std::uint32_t b) { return root(a) == root(b); }

  /// From now on no call joins the sets of the two, by whatever way.
  void keep_apart(std::uint32_t a, std::uint32_t b) { apart_.emplace_back(a, b); }

  /// False if they were together before, or are kept apart.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a == b || kept_apart(a, b)) return false;
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    return true;
  }

  std::size_t size() const { return parent_.size(); }

 private:
  bool kept_apart(std::uint32_t a, std::uint32_t b) {
    for (const auto& [x, y] : apart_) {
      const auto of_x = root(x);
      const auto of_y = root(y);
      if ((of_x == a && of_y == b) || (of_x == b && of_y == a)) return true;
    }
    return false;
  }

  std::vector<std::uint32_t> parent_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> apart_;
};

}  // namespace orgkarta::link
