// Documents that cannot both be right, with what each says.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "output/tellings.h"

namespace orgkarta::output {

struct ConflictSide {
  std::string value;  ///< an EDTF value, or a person's id
  std::string shown;  ///< the same for people to read: the person's name
  Telling telling;
};

struct ConflictTold {
  std::int64_t id = 0;
  std::string municipality;       ///< code; empty where not known
  std::string municipality_name;  ///< or the code
  std::string about;              ///< id of an event or organisation
  std::string about_name;         ///< the organisation's name; kind and sides of the event
  std::string what;               ///< effective, head
  std::array<ConflictSide, 2> sides;
};

/// All of them, by their numbers; of one municipality if its code is given. Throws as Connection
/// does.
std::vector<ConflictTold> read_conflicts(Connection& db, Tellings& tellings,
                                         const std::string& municipality = "");

}  // namespace orgkarta::output
