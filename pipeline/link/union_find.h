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

  /// False if they were together before.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return false;
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    return true;
  }

  std::size_t size() const { return parent_.size(); }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace orgkarta::link
