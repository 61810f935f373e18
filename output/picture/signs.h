// The signs that stand for kinds of changes.
#pragma once

#include <array>
#include <string>

#include "output/picture/svg.h"

namespace orgkarta::output {

inline constexpr std::array<const char*, 8> kSignKinds = {
    "create", "merge", "split", "rename", "move", "transfer", "reorganise", "dissolve"};

/// Draws the sign of a kind of change around a place. Kinds that have none get that of a rename.
void draw_sign(const std::string& kind, double x, double y, Svg& svg);

}  // namespace orgkarta::output
