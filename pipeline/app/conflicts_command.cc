// orgkarta conflicts: where documents cannot both be right.
#include <fmt/format.h>

#include "output/conflicts_told.h"
#include "output/read_database.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/registry_commands.h"
#include "pipeline/app/registry_lookup.h"

namespace orgkarta::app {
namespace {

using output::ConflictTold;

Json object_of(const ConflictTold& c) {
  Json sides = Json::array();
  for (const output::ConflictSide& side : c.sides) {
    sides.push_back(
        {{"value", side.value}, {"shown", side.shown}, {"telling", json_of(side.telling)}});
  }
  return {{"conflict", c.id},
          {"municipality", c.municipality.empty()
                               ? Json(nullptr)
                               : Json({{"code", c.municipality}, {"name", c.municipality_name}})},
          {"about", c.about},
          {"name", c.about_name},
          {"what", c.what},
          {"sides", std::move(sides)}};
}

/// Two rows a conflict: each side has its document.
Table table_of(const std::vector<ConflictTold>& conflicts) {
  Table table{{"conflict", "municipality", "what", "of", "says", "day", "document", "quote"}, {}};
  for (const ConflictTold& c : conflicts) {
    for (const output::ConflictSide& side : c.sides) {
      const output::Telling& t = side.telling;
      table.rows.push_back({c.id, cell_or_null(c.municipality_name), c.what, c.about_name,
                            side.shown, cell_or_null(t.day), t.document + "#" + t.fact, t.quote});
    }
  }
  return table;
}

}  // namespace

int conflicts_command(const RegistryOptions& o) {
  const auto db = output::read_database(o.db);
  const std::string code = municipality_or_all(*db, o.municipality);
  output::Tellings tellings(*db);
  const auto conflicts = output::read_conflicts(*db, tellings, code);
  if (o.format == Format::json) {
    Json all = Json::array();
    for (const ConflictTold& c : conflicts) all.push_back(object_of(c));
    print_json(all);
  } else {
    print_table(fmt::format("Conflicts: {}", conflicts.size()), table_of(conflicts), o.format);
  }
  return kAllRead;
}

}  // namespace orgkarta::app
