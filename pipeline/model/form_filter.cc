#include "pipeline/model/form_filter.h"

namespace orgkarta {

void FormFilter::add(std::string_view form) {
  if (form.empty()) return;
  const std::size_t at = bit(form);
  bits_[at / 64] |= std::uint64_t{1} << at % 64;
}

}  // namespace orgkarta
