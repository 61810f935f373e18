// Organisational changes: what becomes of which body, when, and by whose decision.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/facts/dates.h"
#include "pipeline/facts/parents.h"
#include "pipeline/facts/sentence_cues.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// A body of the table, or a name that is none.
using Party = std::variant<UnitIndex, std::string>;

/// A change with its bodies as indexes until ids are given.
struct DraftChange {
  Change change;
  std::vector<Party> from;
  std::vector<Party> to;
  std::optional<UnitIndex> decided_by;
  bool loses_last = false;        ///< the last body of its list is what the next verb speaks of
  std::uint32_t spoken_for = 0;   ///< byte: bodies before it are what another change leads to
  std::optional<UnitIndex> here;  ///< the body whose heading it stands under
  bool status_said = false;       ///< else it is what is so where nothing is said
  bool absorbed = false;          ///< a body goes up in one that there is besides
  bool weak = false;   ///< told only by the word "new": gives way to any other change of the body
  bool dated = false;  ///< its own words tell when it takes effect
};

/// What a document says around a change.
struct ChangeContext {
  const Cues& cues;
  const Dates& dates;
  const Outline& outline;  ///< the bodies whose headings blocks stand under
  bool proposal = false;   ///< all of it is proposed
};

/// The changes of a document, told once each. Renames make two names one body in `table`.
std::vector<DraftChange> read_changes(const View& view, UnitTable& table,
                                      const ChangeContext& about);

}  // namespace orgkarta::facts
