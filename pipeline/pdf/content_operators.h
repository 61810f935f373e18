// The operators of a page's content.
#pragma once

#include <cstdint>
#include <string_view>

namespace orgkarta::pdf {

/// An operator's name as a number, for switches. Of at most four letters.
constexpr std::uint32_t operator_code(std::string_view name) {
  std::uint32_t packed = 0;
  for (const char c : name) packed = packed << 8 | static_cast<unsigned char>(c);
  return packed;
}

/// Whether an operator is one that says nothing of where text stands: paths, colours, pictures.
bool says_nothing_of_text(std::uint32_t code);

/// Tells of a flaw by way of Poppler, as it tells of its own.
void tell_flaw(const char* flaw);

}  // namespace orgkarta::pdf
