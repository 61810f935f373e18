// Lists of one size, each different one kept once.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace orgkarta::rules {

/// Numbers lists of words of 64 bits: what very many words of a text tell is the same few things,
/// and few things stay near the processor. Number 0 is the list of zeros.
class Interned {
 public:
  /// For lists of `width` words of 64 bits, of which no more than `most` may be kept.
  Interned(std::size_t width, std::size_t most) : width_(width), most_(most) { clear(); }

  /// The number of a list, which may be new. There must be room for it.
  std::uint32_t number_of(const std::vector<std::uint64_t>& list) {
    const auto [it, fresh] = numbers_.try_emplace(list, static_cast<std::uint32_t>(count()));
    if (fresh) lists_.insert(lists_.end(), list.begin(), list.end());
    return it->second;
  }

  /// Valid until the next number_of().
  const std::uint64_t* at(std::uint32_t number) const { return lists_.data() + number * width_; }

  std::size_t count() const { return numbers_.size(); }
  bool full() const { return count() >= most_; }

  void clear() {
    numbers_.clear();
    lists_.clear();
    number_of(std::vector<std::uint64_t>(width_));
  }

 private:
  struct Hash {
    std::size_t operator()(const std::vector<std::uint64_t>& list) const {
      std::uint64_t hash = 0;
      for (const std::uint64_t word : list) hash = std::rotl(hash, 5) ^ (word * 0x9E3779B97F4A7C15);
      return hash ^ (hash >> 32);
    }
  };

  std::size_t width_;
  std::size_t most_;
  std::unordered_map<std::vector<std::uint64_t>, std::uint32_t, Hash> numbers_;
  std::vector<std::uint64_t> lists_;
};

}  // namespace orgkarta::rules
