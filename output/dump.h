// A database as text that two runs can be compared by.
#pragma once

#include <functional>
#include <string_view>

#include "output/sqlite.h"

namespace orgkarta::output {

/// Hands every row of every table to `line`, as an object of JSON without its line end: table by
/// table, ordered, rows told by natural keys (dump.sql). The same content gives the same lines, in
/// whatever order and in however many runs it came in. Throws as Connection does.
void dump(Connection& db, const std::function<void(std::string_view)>& line);

}  // namespace orgkarta::output
