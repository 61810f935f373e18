// FNV-1a, which site/hash.ts computes too: it says in which file something is.
#pragma once

#include <cstdint>
#include <string_view>

namespace orgkarta::output {

constexpr std::uint32_t fnv1a(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace orgkarta::output
