// Which body belongs to which.
#pragma once

#include <optional>

#include "pipeline/facts/units.h"

namespace orgkarta::facts {

/// What the document is about, as far as bodies are concerned.
struct Home {
  std::optional<UnitIndex> municipality;  ///< named as itself
  std::optional<UnitIndex> region;
};

/// Sets Entry::parent from statements, list headings and genitives. Adds bodies that only a list
/// names.
void read_parents(const View& view, UnitTable& table);

/// Municipal law: council, board, committee and office belong to the one municipality (or region)
/// that the text names, unless it says otherwise.
void parents_by_law(UnitTable& table, const Home& home);

}  // namespace orgkarta::facts
