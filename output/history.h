// All that documents tell of one organisation or person, in the order of time.
#pragma once

#include <string>
#include <vector>

#include "output/tellings.h"

namespace orgkarta::output {

struct HistoryEntry {
  std::string from;   ///< ISO day, or the first one that what is told may mean; may be empty
  std::string until;  ///< the first day on which it no longer holds; may be empty
  std::string
      what;  ///< name, also called, parent, founded, dissolved, conflict; a role; a kind of event
  std::string value;   ///< the name, the person and title, what the event leads from and to …
  std::string id;      ///< of the parent, person, organisation or event that `value` speaks of
  std::string status;  ///< told: a document tells the day; seen: it is that of the first document
                       ///< that says it; of events their status
  std::vector<Telling> tellings;  ///< the documents that say it, the earliest first
};

/// By day, what has none last; an id that there is not has no history. Throws as Connection does.
std::vector<HistoryEntry> history_of_organisation(Connection& db, const std::string& id);
std::vector<HistoryEntry> history_of_person(Connection& db, const std::string& id);

}  // namespace orgkarta::output
