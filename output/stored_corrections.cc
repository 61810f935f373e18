#include "output/stored_corrections.h"

#include <stdexcept>

#include "pipeline/model/names.h"

namespace orgkarta::output {

std::vector<Correction> stored_corrections(Connection& db) {
  std::vector<Correction> out;
  Query rows(db, "SELECT line, kind, a, b FROM corrections ORDER BY line");
  while (rows.next()) {
    const auto kind = parse_name<Correction::Kind>(rows.text(1));
    if (!kind) throw std::logic_error("a correction of no kind that is known");
    Correction line;
    line.kind = *kind;
    line.line = static_cast<int>(rows.integer(0));
    line.a = rows.text(2);
    line.b = rows.text(3);
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace orgkarta::output
