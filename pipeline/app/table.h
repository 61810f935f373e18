// Rows of cells, printed for people and for machines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace orgkarta::app {

/// Nothing, a number, or a text: any bytes; those that are no UTF-8 are printed as %XX.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
};

/// What --format chooses between.
///   table  columns aligned by what a terminal shows, numbers to the right, one line a row; signs
///          that would steer a terminal or turn the direction of writing appear as <U+XXXX>
///   json   an array with an object a row, a line each; a column of a name that there was is called
///          name_2 …
///   csv    RFC 4180; null is an empty field; what is shown on a terminal is made harmless
///   md     a table of GitHub's Markdown, in which cells mean nothing but themselves
enum class Format { table, json, csv, md };

/// The names of the formats, for messages and help.
inline constexpr const char* kFormatNames = "table|json|csv|md";

std::optional<Format> format_named(std::string_view name);

/// The whole table as text. `width`: the terminal's columns, to which the table for people is cut
/// (a cut cell ends with an ellipsis, the widest columns give way first; if too little of them
/// would be left, its rows stand one below the other, uncut); 0: nothing is cut.
std::string render(const Table& table, Format format, std::size_t width = 0);

/// The columns of the terminal that standard output is; 0 if it is none.
std::size_t terminal_width();

}  // namespace orgkarta::app
