// Cells as text, for the formats of table.h.
#pragma once

#include <string>

#include "pipeline/app/table.h"

namespace orgkarta::app {

inline bool is_number(const Cell& cell) { return cell.index() == 1 || cell.index() == 2; }

/// A number without exponent or fraction where it has none; null is empty; a text is valid UTF-8,
/// otherwise as it is.
std::string cell_text(const Cell& cell);

/// The same for a line that people read: line ends and tabs become spaces, signs that steer
/// terminals <U+XXXX>.
std::string cell_line(const Cell& cell);

/// The format for people.
std::string aligned(const Table& table, std::size_t width);

}  // namespace orgkarta::app
