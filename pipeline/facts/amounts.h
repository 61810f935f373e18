// Figures with what they measure, what they are and since when.
#pragma once

#include <string>
#include <vector>

#include "pipeline/facts/sentence_cues.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// The bodies that an amount points at, until ids are given.
struct AmountRefs {
  std::optional<UnitIndex> decided_by;
  std::vector<UnitIndex> units;  ///< whose money or staff it is
};

/// The amounts of a document, told once each, and which of them a mention is.
struct Amounts {
  std::vector<Amount> facts;
  std::vector<std::optional<std::uint32_t>> of_mention;
  std::vector<AmountRefs> refs;       ///< parallel to facts
  std::vector<std::string> warnings;  ///< totals that their parts do not add up to

  /// Adds a fact; tells its place in `facts`.
  std::uint32_t add(Amount amount, AmountRefs references = {});

  /// Leaves only the facts for which `keep` (parallel to `facts`) says yes; tells where each of the
  /// old ones stands then.
  std::vector<std::optional<std::uint32_t>> keep_only(const std::vector<bool>& keep);
};

/// `title`: the document's.
Amounts read_amounts(const View& view, const UnitTable& units, const Cues& cues,
                     const std::string& title);

/// The figure of one mention without its meaning; empty optional if it cannot be read.
std::optional<Amount> amount_value(const View& view, const Mention& mention);

/// The sum that a mention says to be a part of ("three of the five million"); empty if it says
/// none.
std::optional<double> whole_of(const View& view, const Mention& mention);

/// What a mention's figure is multiplied with ("mkr": a million).
double amount_scale(const View& view, const Mention& mention);

/// Whether a mention's figure is written with a minus, and whether with any sign.
bool has_minus(const View& view, const Mention& mention);
bool has_sign(const View& view, const Mention& mention);

}  // namespace orgkarta::facts
