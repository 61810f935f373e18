// What libFuzzer calls, and replay.cc: one input of a target.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pipeline/rules/rule_set.h"

/// Must return 0 on any bytes. A broken promise aborts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace orgkarta::fuzz {

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program where a promise does not hold, so that the input is kept.
inline void demand(bool holds) {
  if (!holds) std::abort();
}

/// The project's own lexicons, read once.
inline const Lexicons& own_lexicons() {
  static const Lexicons lexicons = rules::load_lexicons(ORGKARTA_SOURCE "/rules/sv");
  return lexicons;
}

}  // namespace orgkarta::fuzz
