// orgkarta history: all of one organisation or person over time.
#include <fmt/format.h>

#include "output/history.h"
#include "output/read_database.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/registry_commands.h"
#include "pipeline/app/registry_lookup.h"

namespace orgkarta::app {
namespace {

using output::HistoryEntry;

Json object_of(const output::Found& who, const std::vector<HistoryEntry>& history) {
  Json entries = Json::array();
  for (const HistoryEntry& e : history) {
    entries.push_back({{"from", or_null(e.from)},
                       {"until", or_null(e.until)},
                       {"what", e.what},
                       {"value", e.value},
                       {"id", or_null(e.id)},
                       {"status", or_null(e.status)},
                       {"tellings", json_of(e.tellings)}});
  }
  return {{"id", who.id},
          {"name", who.name},
          {"kind", who.kind},
          {"municipality", or_null(who.municipality)},
          {"history", std::move(entries)}};
}

}  // namespace

int history_command(const RegistryOptions& o) {
  const auto db = output::read_database(o.db);
  const std::string municipality = municipality_or_all(*db, o.municipality);
  const output::Found who = find_one(*db, "NAME", joined_names(o), municipality);
  const auto history = who.kind == "person" ? output::history_of_person(*db, who.id)
                                            : output::history_of_organisation(*db, who.id);
  if (o.format == Format::json) {
    print_json(object_of(who, history));
    return kAllRead;
  }
  Table table{{"from", "until", "what", "value", "status", "document", "quote"}, {}};
  for (const HistoryEntry& e : history) {
    table.rows.push_back({cell_or_null(e.from), cell_or_null(e.until), e.what, e.value,
                          cell_or_null(e.status), document_cell(e.tellings),
                          quote_cell(e.tellings)});
  }
  std::string title = fmt::format("{} ({}), {}", who.name, who.kind, who.id);
  if (!who.municipality.empty()) title += ", " + who.municipality;
  print_table(title, table, o.format);
  return kAllRead;
}

}  // namespace orgkarta::app
