#include "output/dump.h"

#include <string>

#include "output/schema_sql.h"

namespace orgkarta::output {

void dump(Connection& db, const std::function<void(std::string_view)>& line) {
  std::string_view rest = kDumpSql;
  constexpr std::string_view kEnd = ";\n";
  for (std::size_t end = rest.find(kEnd); end != std::string_view::npos; end = rest.find(kEnd)) {
    Query rows(db, std::string(rest.substr(0, end)).c_str());
    rows.ask();
    while (rows.next()) line(rows.text(0));
    rest.remove_prefix(end + kEnd.size());
  }
}

}  // namespace orgkarta::output
