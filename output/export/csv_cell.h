// Cells of CSV files (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::output {

/// Appends a text as a cell: in double quotes if it holds a comma, a quotation mark or a line end,
/// or is empty or begins or ends with a space.
void append_cell(std::string& out, std::string_view text);

/// Whether spreadsheets take a text for a formula, or may after trimming it: it begins with one of
/// = + - @, a tab or a line end, or with a wide form of a sign (U+FF1D, FF0B, FF0D, FF20).
bool is_formula(std::string_view text);

/// The same with an apostrophe in front of a formula, which spreadsheets take for "this is text".
std::string defused(std::string_view text);

}  // namespace orgkarta::output
