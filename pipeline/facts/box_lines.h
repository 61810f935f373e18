// What each line of a document would be in a contact box.
#pragma once

#include <vector>

#include "pipeline/facts/units.h"

namespace orgkarta::facts {

enum class LineIs : std::uint8_t { other, person, title, unit, contact };

/// One line of a box.
struct BoxLine {
  LineIs is = LineIs::other;
  Span span;
  const Mention* mention = nullptr;  ///< of a person or title; null for a name that no list knows
};

/// A line for each block; `read`: blocks that are a table's, and `other` here. A name that no rule
/// found is a person by the address below it (given.family@); capitalised words that may be one
/// are only with a known family name, a party or an address.
std::vector<BoxLine> box_lines(const View& view, const UnitTable& table,
                               const std::vector<bool>& read);

/// Whether a line is a telephone number, an e-mail address or the like (lexicon contact_labels).
bool is_contact(const View& view, std::string_view line);

}  // namespace orgkarta::facts
