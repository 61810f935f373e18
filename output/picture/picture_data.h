// What pictures are drawn from beside the organisation on a day.
#pragma once

#include <string>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

/// An organisation of a change, as the change calls it.
struct Party {
  std::string id;  ///< empty if it is none of the registry
  std::string name;
};

/// A change that was decided or done on a day that is known.
struct PictureEvent {
  std::string kind;
  std::string day;  ///< ISO
  std::vector<Party> from;
  std::vector<Party> to;
};

/// The sums of a year in kronor, lowest and highest.
struct SavingsYear {
  std::string year;
  double decided_low = 0, decided_high = 0;
  double proposed_low = 0, proposed_high = 0;  ///< also those of which no status is told
};

/// Those of a municipality by day. Throws as Connection does.
std::vector<PictureEvent> read_events(Connection& db, const std::string& municipality);

/// By the year that they are told for, else that of the first document that tells them; each saving
/// once, those that were rejected or have no year not at all.
std::vector<SavingsYear> read_savings(Connection& db, const std::string& municipality);

}  // namespace orgkarta::output
