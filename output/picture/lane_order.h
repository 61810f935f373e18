// The order of a timeline's lines.
#pragma once

#include <string>
#include <vector>

#include "output/picture/picture_data.h"

namespace orgkarta::output {

/// The organisations of these changes, by id: in the order in which changes first name them, but
/// what is merged or split stands together, what several become between them. Only ids that
/// `known` holds.
std::vector<std::string> lane_order(const std::vector<PictureEvent>& events,
                                    const std::vector<std::string>& known);

}  // namespace orgkarta::output
