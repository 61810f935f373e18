// What became different in a municipality's organisation between two days.
#pragma once

#include <string>
#include <vector>

#include "output/municipality_told.h"
#include "output/tellings.h"

namespace orgkarta::output {

struct TreeChange {
  std::string
      what;  ///< founded, named (first named, its founding is not told), gone, renamed, moved, head
  std::string id;
  std::string name;    ///< on the later day, of what is gone on the earlier
  std::string before;  ///< its name, its parent or its heads
  std::string after;
  std::string day;     ///< of the change (ISO), empty where no document tells
  std::string status;  ///< told: a document tells the day; seen: it is that of the first document
                       ///< that says what is so from then on
  std::vector<Telling> tellings;
};

/// The differences of the trees (organisation_tree.h) of two days, by day, then by id. Names that
/// differ only in case, accents and hyphens are no change, nor is what stands elsewhere only
/// because its parent is not there or not told, nor what no document with a day names. Throws as
/// Connection does.
std::vector<TreeChange> tree_changes(Connection& db, const MunicipalityTold& told,
                                     const std::string& from, const std::string& to);

}  // namespace orgkarta::output
