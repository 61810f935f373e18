// The organisation of a municipality on one day.
#pragma once

#include <string>
#include <vector>

#include "output/municipality_told.h"

namespace orgkarta::output {

struct HeadAt {
  std::int64_t membership = 0;
  std::string person;  ///< id
  std::string name;
  std::string title;
  bool acting = false;
  std::string since;  ///< ISO; as told, else of the first document that names them; may be empty
};

struct OrganisationAt {
  std::string id;
  std::string name;  ///< that it bears on the day
  std::string kind;
  std::string field;        ///< empty if not told
  bool founded = false;     ///< `since` is its founding, not only the first document that names it
  std::string since;        ///< ISO; empty if no document with a date names it
  std::string last_seen;    ///< the last document that names it, also behind the day
  bool parent_told = true;  ///< false where it stands under something else than documents tell
  std::vector<HeadAt> heads;
  std::vector<OrganisationAt> children;  ///< by kind as in the schema, then by name
};

struct OrganisationTree {
  std::string code;
  std::string day;      ///< ISO; empty if no document of the municipality has a date
  OrganisationAt root;  ///< the municipality itself
};

/// The state on a day (ISO). In it is what was founded by then or, if no founding is told, named in
/// a document by then, and is not dissolved; what is only proposed never is. Of names, parents and
/// heads those hold that were told last; who leads is unknown before the first document that tells.
/// What stands under something that is not there stands under what is above that, at last under the
/// municipality. What only documents without a date tell counts from the last document's day on.
OrganisationTree organisation_tree(const MunicipalityTold& told, const std::string& day);

}  // namespace orgkarta::output
