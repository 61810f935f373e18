// What stands in a cell of a row.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

struct sqlite3_stmt;

namespace orgkarta::output {

/// Nothing, a number, or a text (a blob as X'…').
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A parameter as people write it: a whole or decimal number in its usual form is a number, all
/// else (also 0581) a text.
Value value_of(const std::string& written);

/// The column, from 0, of the statement's row. Throws std::bad_alloc.
Value value_at(sqlite3_stmt* statement, int column);

}  // namespace orgkarta::output
