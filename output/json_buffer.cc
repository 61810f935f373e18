#include "output/json_buffer.h"

#include <algorithm>

namespace orgkarta::output {

void JsonBuffer::grow(std::size_t size) {
  constexpr std::size_t kLeast = 256;
  out_.resize(std::max({written_ + size, out_.size() * 2, kLeast}));
}

}  // namespace orgkarta::output
