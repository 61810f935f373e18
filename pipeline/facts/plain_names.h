// Names that do not say of themselves that they are bodies ("Growing up"), at the begin of a list's
// items and a table's rows.
#pragma once

#include <optional>

#include "pipeline/facts/units.h"

namespace orgkarta::facts {

/// Whether a stretch of text can be a body's name that does not say what it is ("Growing up").
bool is_plain_name(const View& view, Span name);

/// The body that a stretch names and nothing else, also where no rule sees a name: one that the
/// text calls so elsewhere. What stands in parentheses is left out.
std::optional<UnitIndex> plain_unit(const View& view, const UnitTable& table, Span name);

/// Whether a stretch of text is made of known fields of work ("roads and parks").
bool is_field_name(const View& view, Span name);

/// The name that a list's item or a table's row begins with, up to what is told of it.
std::optional<Span> leading_name(const View& view, const Block& b);

/// A table's first row, which says what its columns hold.
bool is_header(const View& view, const Block& b);

}  // namespace orgkarta::facts
