// Sums and goals that several documents tell.
#pragma once

#include <string>
#include <vector>

#include "pipeline/link/bodies.h"

namespace orgkarta::link {

/// One statement a sum: the same figure, unit, kind and period of the same body is told again, not
/// spent again, as long as the documents lie within two years. A figure of nobody is one of its
/// document.
std::vector<Retold> find_figures(const Block& block, const Bodies& bodies, std::string_view prefix);

/// One statement a goal: the same words, whatever their case, spaces and signs.
std::vector<Retold> find_aims(const Block& block, std::string_view prefix);

}  // namespace orgkarta::link
