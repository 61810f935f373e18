// Where the lines of a timeline run: one for each organisation that a change concerns.
#pragma once

#include <string>
#include <vector>

#include "output/municipality_told.h"
#include "output/picture/picture_data.h"

namespace orgkarta::output {

/// A stretch of a line under one name.
struct LaneSegment {
  std::string name;
  std::string from, to;  ///< ISO days
};

struct Lane {
  const OrganisationTold* organisation = nullptr;
  std::vector<LaneSegment> segments;  ///< at least one, in the order of time
  bool joins = false;                 ///< it ends in what it was merged into
  double top = 0;

  /// The height of its line on a day; renames bend it.
  double height_at(const std::string& day) const;
};

struct Timeline {
  std::vector<Lane> lanes;  ///< those that merge or split beside each other
  std::string first, last;  ///< New Year's days before and behind all changes
  double height = 0;

  const Lane* find(const std::string& id) const;  ///< null if it has no line
};

/// As the report has it (site/lanes.ts). What is told must outlive it.
Timeline lay_out_timeline(const MunicipalityTold& told, const std::vector<PictureEvent>& events);

}  // namespace orgkarta::output
