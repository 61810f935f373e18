#include "pipeline/model/insides.h"

#include <utility>

namespace orgkarta {

void Insides::add(std::string_view form) {
  const auto number = static_cast<std::int32_t>(forms_.size());
  if (last_.empty()) last_.assign(kPairs, -1);
  const auto note = [&](std::size_t p) { pairs_[p / 64] |= std::uint64_t{1} << p % 64; };
  if (form.size() > 1) {
    note(pair(form, 0));
  } else {
    for (int next = 0; next < 256; ++next) note(hash(form[0], static_cast<char>(next)));
  }
  std::int32_t& last = form.size() > 1 ? last_[pair(form, 0)] : short_;
  forms_.push_back({std::string(form), std::exchange(last, number)});
}

}  // namespace orgkarta
