// What of a municipality can be counted, so that several can stand side by side.
#pragma once

#include <string>
#include <vector>

#include "output/municipality_told.h"

namespace orgkarta::output {

/// What to count.
enum class Topic { units, heads, goals, savings, changes };

struct Figure {
  Topic topic = Topic::units;
  int rank = 0;      ///< to sort by within the topic, then by `name`
  std::string name;  ///< all; a kind, a field, a status …
  double value = 0;
};

/// Days, both included (ISO); empty: open.
struct Stretch {
  std::string from;
  std::string to;
};

/// Of units and heads the state at the stretch's end (else on the municipality's last day); goals
/// and savings that documents of these days tell, each once however many tell it, without tentative
/// ones; changes that take effect in it (where no day is told, that were told in it). What there is
/// none of has no figure. Throws as Connection does.
std::vector<Figure> municipality_figures(Connection& db, const MunicipalityTold& told, Topic topic,
                                         const Stretch& stretch);

}  // namespace orgkarta::output
