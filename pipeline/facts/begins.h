// Which of the things that stand in a text one after the other a byte belongs to.
#pragma once

#include <cstdint>
#include <vector>

namespace orgkarta::facts {

/// The first bytes of such things, in text order, and how many stand before each stretch of 64
/// bytes: a question takes one look there and few steps.
class Begins {
 public:
  /// `begin_of` gives the first byte of one of `things`; none is behind a text of `size` bytes.
  template <class Things, class BeginOf>
  Begins(const Things& things, std::size_t size, BeginOf begin_of) {
    begins_.reserve(things.size());
    for (const auto& thing : things) begins_.push_back(begin_of(thing));
    fill(size);
  }

  /// How many of the things begin before the byte.
  std::uint32_t before(std::uint32_t offset) const {
    const std::size_t stretch = offset / kStretch;
    std::uint32_t n = stretch < stretches_.size() ? stretches_[stretch] : stretches_.back();
    while (n < begins_.size() && begins_[n] < offset) ++n;
    return n;
  }

 private:
  static constexpr std::uint32_t kStretch = 64;  // bytes

  void fill(std::size_t size);

  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> stretches_;  ///< how many begin before each of them; never empty
};

}  // namespace orgkarta::facts
