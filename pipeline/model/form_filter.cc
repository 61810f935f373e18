#include "pipeline/model/form_filter.h"

namespace orgkarta {
namespace {

// ASCII letters by their place in the alphabet; all other letters alike, as their bytes may change
// with the case.
std::size_t folded(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 ? byte | 0x20U : 0x80U;
}

}  // namespace

std::size_t FormFilter::bit(std::string_view form) {
  return (folded(form.front()) * 131 + folded(form.back()) * 31 + form.size() * 521) % 4096;
}

void FormFilter::add(std::string_view form) {
  if (form.empty()) return;
  const std::size_t at = bit(form);
  bits_[at / 64] |= std::uint64_t{1} << at % 64;
}

bool FormFilter::may_hold(std::string_view form) const {
  if (form.empty()) return false;
  const std::size_t at = bit(form);
  return (bits_[at / 64] >> at % 64 & 1) != 0;
}

}  // namespace orgkarta
