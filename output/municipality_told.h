// All that documents tell of one municipality's organisations, each thing with when it holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

/// When something holds. ISO days, empty where no document tells.
struct Term {
  std::string from;        ///< the first day that the beginning told may mean
  std::string to;          ///< the first day on which it no longer holds
  std::string first_seen;  ///< of the documents that say it
  std::string last_seen;

  /// The day from which it is known to hold: as told, else of the first document.
  const std::string& begin() const { return from.empty() ? first_seen : from; }
  bool ended(std::string_view day) const { return !to.empty() && to <= day; }
};

struct NameTold {
  std::string name;
  Term term;
};

struct ParentTold {
  std::string organisation;
  Term term;
};

struct HeadTold {
  std::int64_t membership = 0;
  std::string person;  ///< id
  std::string name;
  std::string title;
  bool acting = false;
  Term term;
  std::string replaced;  ///< the day from which somebody else leads; empty if nobody is named
};

struct OrganisationTold {
  std::string id;
  std::string kind;
  std::string field;  ///< empty where the name does not tell
  bool proposed = false;
  bool dissolved = false;
  Term term;
  std::vector<NameTold> names;      ///< proper ones in the order of time
  std::vector<ParentTold> parents;  ///< in the order of time
  std::vector<HeadTold> heads;
};

struct MunicipalityTold {
  std::string code;
  std::string name;
  std::string last_document;                    ///< its day; empty if no document has one
  std::string last_day;                         ///< see read_municipality
  std::vector<OrganisationTold> organisations;  ///< by id
};

/// Reads one municipality; of one without documents there is a name at most. `last_day` is the last
/// day that documents speak of: that of the last document, or of what is decided to begin or end up
/// to two years later. A dissolved organisation whose end no document dates ends when a document
/// first tells it as done, else behind the last document that names it. Throws as Connection does.
MunicipalityTold read_municipality(Connection& db, const std::string& code);

}  // namespace orgkarta::output
