#include "pipeline/facts/begins.h"

namespace orgkarta::facts {

void Begins::fill(std::size_t size) {
  stretches_.reserve(size / kStretch + 1);
  std::uint32_t n = 0;
  for (std::size_t stretch = 0; stretch <= size / kStretch; ++stretch) {
    while (n < begins_.size() && begins_[n] < stretch * kStretch) ++n;
    stretches_.push_back(n);
  }
}

}  // namespace orgkarta::facts
