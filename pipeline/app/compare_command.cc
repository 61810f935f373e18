// orgkarta compare: municipalities side by side.
#include <algorithm>
#include <map>
#include <tuple>

#include "output/municipality_figures.h"
#include "output/read_database.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/registry_commands.h"
#include "pipeline/app/registry_lookup.h"

namespace orgkarta::app {
namespace {

using output::Topic;

constexpr const char* kTopicNames[] = {"units", "heads", "goals", "savings", "changes"};

using Key = std::tuple<Topic, int, std::string>;

bool has(const std::vector<Topic>& topics, Topic topic) {
  return std::find(topics.begin(), topics.end(), topic) != topics.end();
}

std::vector<output::MunicipalityTold> read_all(output::Connection& db, const RegistryOptions& o) {
  std::vector<output::MunicipalityTold> all;
  for (const std::string& name : o.names) {
    const std::string code = municipality_code(db, "MUNICIPALITY", name);
    const bool twice =
        std::any_of(all.begin(), all.end(), [&](const auto& m) { return m.code == code; });
    if (!twice) all.push_back(output::read_municipality(db, code));
  }
  return all;
}

}  // namespace

int compare_command(const RegistryOptions& o) {
  const auto db = output::read_database(o.db);
  const auto all = read_all(*db, o);
  const output::Stretch stretch{o.from, o.to};
  std::map<Key, std::vector<Cell>> figures;
  for (std::size_t m = 0; m < all.size(); ++m) {
    for (const Topic topic : o.what) {
      for (const auto& f : output::municipality_figures(*db, all[m], topic, stretch)) {
        auto& cells = figures[{topic, f.rank, f.name}];
        cells.resize(all.size(), std::int64_t{0});
        cells[m] = f.value;
      }
    }
  }
  Table table{{"what", "of"}, {}};
  for (const auto& m : all) table.columns.push_back(m.name);
  if (has(o.what, Topic::units) || has(o.what, Topic::heads)) {
    std::vector<Cell> days = {std::string("day"), std::string("of units and heads")};
    for (const auto& m : all) days.push_back(cell_or_null(o.to.empty() ? m.last_day : o.to));
    table.rows.push_back(std::move(days));
  }
  for (const auto& [key, cells] : figures) {
    std::vector<Cell> row = {std::string(kTopicNames[static_cast<int>(std::get<0>(key))]),
                             std::get<2>(key)};
    row.insert(row.end(), cells.begin(), cells.end());
    table.rows.push_back(std::move(row));
  }
  print_table("", table, o.format);
  return kAllRead;
}

}  // namespace orgkarta::app
