// Lines that carry an outline of bodies: which body a line or a heading is about.
#pragma once

#include <optional>

#include "pipeline/facts/units.h"

namespace orgkarta::facts {

/// The body that a line is about: named at its very beginning, with nothing but letters in
/// parentheses, a colon or a dash behind it.
std::optional<UnitIndex> line_unit(const View& view, const UnitTable& table, const Block& b);

/// An introduction over a list: the one body that it names.
std::optional<UnitIndex> heading_unit(const View& view, const UnitTable& table, const Block& b);

/// A body's name over what is told of it, in a line of its own that no file marks as a heading. A
/// line among such lines is of a list of addressees.
bool is_name_line(const View& view, const UnitTable& table, std::size_t index);

/// A short line that begins with a body's name and a colon, however it was read.
bool is_labelled(const View& view, const UnitTable& table, const Block& b);

/// A heading that tells of an office's or a department's parts: "Department X has three units".
std::optional<UnitIndex> begins_with(const View& view, const UnitTable& table, const Block& b);

/// A heading that ends in the one body that its people are at: "Case officers at unit X".
std::optional<UnitIndex> people_at(const View& view, const UnitTable& table, const Block& b);

}  // namespace orgkarta::facts
