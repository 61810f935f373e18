// Figures with what they measure, what they are and since when.
#pragma once

#include <vector>

#include "pipeline/facts/sentence_cues.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// The amounts of a document, told once each, and which of them a mention is. Unit references are
/// UnitTable indexes in decimal until ids are given.
struct Amounts {
  std::vector<Amount> facts;
  std::vector<std::optional<std::uint32_t>> of_mention;
  std::vector<std::optional<UnitIndex>> decided_by;  ///< parallel to facts
};

Amounts read_amounts(const View& view, const Cues& cues);

/// The figure of one mention without its meaning; empty optional if it cannot be read.
std::optional<Amount> amount_value(const View& view, const Mention& mention);

}  // namespace orgkarta::facts
