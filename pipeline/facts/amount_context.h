// What stands around a figure that its own words do not explain: its table, list, question, part.
#pragma once

#include <vector>

#include "pipeline/facts/amounts.h"
#include "pipeline/facts/table_layout.h"

namespace orgkarta::facts {

/// What a figure's surroundings say of it, as far as they do.
struct AmountContext {
  std::optional<AmountKind> kind;
  std::optional<Period> period;
  bool in_row = false;  ///< in a table, list or line of its own, where a sign tells more or less
  bool goal = false;    ///< in a column of what is aimed at
  bool beside_goal = false;  ///< in a column beside one of what is aimed at: how things are
};

/// What the surroundings say of a mention: its table; else what leads to its list or line, where a
/// sum there goes before words; else the question that it answers; else the heading over it if that
/// is of investments or savings. `told`: the amounts before it.
AmountContext context_of(const View& view, const std::vector<Table>& tables, const Mention& mention,
                         const Amounts& told);

}  // namespace orgkarta::facts
