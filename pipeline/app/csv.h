// Comma-separated values (RFC 4180).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::app {

struct CsvRow {
  std::vector<std::string> cells;
  int line = 0;  ///< where the row begins, counted from 1
};

struct Csv {
  std::vector<CsvRow> rows;           ///< empty lines are left out
  std::vector<std::string> problems;  ///< "line 3: …"
};

/// Splits a CSV text. Cells may be quoted and then hold commas, line ends and doubled quotes; a
/// byte order mark is passed over. Goes on after a problem, so that all are found.
Csv parse_csv(std::string_view text);

}  // namespace orgkarta::app
