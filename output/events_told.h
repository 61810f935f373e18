// Events of the registry, read back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

struct EventSideTold {
  std::string organisation;  ///< id; empty where the name is none
  std::string name;
};

struct EventTold {
  std::string id;
  std::string kind;
  std::string subject;    ///< what a transfer moves; may be empty
  std::string effective;  ///< EDTF; may be empty
  std::string first_day;  ///< that it may mean (ISO); may be empty
  std::string status;
  std::string first_seen;
  std::vector<EventSideTold> from;
  std::vector<EventSideTold> to;

  /// "A; B -> C", with the subject before it where there is one.
  std::string sides() const;
  bool happened() const { return status == "decided" || status == "done"; }
  /// Whether the organisation comes to be, or to an end, by it.
  bool founds(const std::string& organisation) const;
  bool ends(const std::string& organisation) const;
};

/// Throws as Connection does.
std::optional<EventTold> read_event(Connection& db, const std::string& id);

/// All that have an organisation on one of their sides, by day, those without one last.
std::vector<EventTold> events_of(Connection& db, const std::string& organisation);

}  // namespace orgkarta::output
