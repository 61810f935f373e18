// metadata.json of Datasette: what tables, views and columns of orgkarta.db are called.
#include "output/export/json_file.h"
#include "output/export/table_notes.h"
#include "output/export/writers.h"

namespace orgkarta::output {
namespace {

constexpr const char* kAbout =
    "Organisations, people, goals, sums and changes found in municipal documents in Swedish, each "
    "with "
    "the passage that states it.";

Json about(const TableNote& table) {
  Json out = {{"title", table.title}, {"description", table.description}};
  Json columns = Json::object();
  for (const ColumnNote& column : table.columns)
    put(columns, column.name.c_str(), column.description);
  out["columns"] = std::move(columns);
  if (!table.units.empty()) out["units"] = table.units;
  if (!table.facets.empty()) out["facets"] = table.facets;
  put(out, "label_column", table.label);
  return out;
}

bool there(Connection& db, const std::string& name) {
  Query row(db, "SELECT 1 FROM sqlite_schema WHERE name = ?1");
  row.ask(name);
  return row.next();
}

/// Search goes where it is left out of the database.
Json of_views(Connection& db) {
  Json out = Json::object();
  Json views = view_notes();
  for (auto& [name, view] : views.items()) {
    if (!there(db, name)) continue;
    if (view.contains("fts_table") && !there(db, view["fts_table"])) {
      view.erase("fts_table");
      view.erase("fts_pk");
    }
    out[name] = view;
  }
  return out;
}

}  // namespace

Counts write_datasette(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  Json tables = Json::object();
  for (const TableNote& table : table_notes(db)) tables[table.name] = about(table);
  const auto count = static_cast<std::int64_t>(tables.size());
  const Json views = of_views(db);
  tables.update(views);
  Json database = {{"title", "Municipal organisations"}, {"description", kAbout}};
  Json all = database;
  if (!settings.license.empty()) {
    all["license"] = settings.license;
    all["license_url"] = license_address(settings.license);
  }
  all["source"] = "orgkarta " + db.value("SELECT value FROM properties WHERE name = 'version'");
  database["tables"] = std::move(tables);
  all["databases"] = {{"orgkarta", std::move(database)}};
  out.add("metadata.json").write(all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
  return {{"tables", count}, {"views", static_cast<std::int64_t>(views.size())}};
}

}  // namespace orgkarta::output
