// Bytes that a program cannot tell apart.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "pipeline/rules/program.h"

namespace orgkarta::rules {

/// A class for each byte: no instruction of the program takes one of a class and not the others, so
/// that tables (recogniser.h) need a column a class. Most programs have some forty.
struct ByteClasses {
  std::array<std::uint8_t, 256> of{};
  std::size_t count = 1;
};

ByteClasses byte_classes(const Programs::Program& program);

}  // namespace orgkarta::rules
