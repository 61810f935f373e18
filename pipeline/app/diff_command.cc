// orgkarta diff: what changed between two days.
#include <fmt/format.h>

#include "output/read_database.h"
#include "output/tree_changes.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/registry_commands.h"
#include "pipeline/app/registry_lookup.h"

namespace orgkarta::app {
namespace {

void add_row(const std::string& municipality, const output::TreeChange& change, Table& table) {
  table.rows.push_back({municipality, cell_or_null(change.day), cell_or_null(change.status),
                        change.what, change.name, cell_or_null(change.before),
                        cell_or_null(change.after), document_cell(change.tellings),
                        quote_cell(change.tellings)});
}

Json object_of(const output::MunicipalityTold& told, const output::TreeChange& change) {
  return {{"municipality", {{"code", told.code}, {"name", told.name}}},
          {"day", or_null(change.day)},
          {"status", or_null(change.status)},
          {"what", change.what},
          {"id", change.id},
          {"name", change.name},
          {"before", or_null(change.before)},
          {"after", or_null(change.after)},
          {"tellings", json_of(change.tellings)}};
}

}  // namespace

int diff_command(const RegistryOptions& o) {
  const auto db = output::read_database(o.db);
  const std::string code = municipality_or_all(*db, o.municipality);
  Table table{
      {"municipality", "day", "status", "what", "name", "before", "after", "document", "quote"},
      {}};
  Json json = Json::array();
  for (const std::string& one : code.empty() ? all_municipalities(*db) : std::vector{code}) {
    const output::MunicipalityTold told = output::read_municipality(*db, one);
    for (const output::TreeChange& change : output::tree_changes(*db, told, o.from, o.to)) {
      if (o.told && change.status != "told") continue;
      if (o.format == Format::json) {
        json.push_back(object_of(told, change));
      } else {
        add_row(told.name, change, table);
      }
    }
  }
  if (o.format == Format::json) {
    print_json(json);
  } else {
    print_table(fmt::format("From {} to {}, changes: {}", o.from, o.to, table.rows.size()), table,
                o.format);
  }
  return kAllRead;
}

}  // namespace orgkarta::app
