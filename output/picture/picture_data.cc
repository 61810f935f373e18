#include "output/picture/picture_data.h"

#include <map>
#include <nlohmann/json.hpp>

#include "output/report/documents.h"
#include "output/report/functions.h"
#include "output/report/report_sql.h"

namespace orgkarta::output {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kDay = 10;  // YYYY-MM-DD

std::string text_of(const Json& json) {
  return json.is_string() ? json.get<std::string>() : std::string();
}

std::vector<Party> parties(const Json& side) {
  std::vector<Party> out;
  for (const Json& one : side) out.push_back({text_of(one.at(0)), text_of(one.at(1))});
  return out;
}

/// The rows of an SQL statement of the report, each a JSON value.
std::vector<Json> rows_of(Connection& db, const char* sql, const std::string& municipality) {
  const ReportDocuments documents(db);
  const ReportFunctions functions(db, documents);
  std::vector<Json> out;
  Query row(db, sql);
  row.ask(municipality);
  while (row.next()) out.push_back(Json::parse(row.text(0)));
  return out;
}

bool is_decided(const std::string& status) { return status == "decided" || status == "done"; }

}  // namespace

std::vector<PictureEvent> read_events(Connection& db, const std::string& municipality) {
  std::vector<PictureEvent> out;
  for (const Json& row : rows_of(db, kMunicipalityEventsSql, municipality)) {
    std::string day = text_of(row.at("first_day"));
    if (day.size() != kDay) day = text_of(row.at("first_seen"));
    if (day.size() != kDay || !is_decided(text_of(row.at("status")))) continue;
    out.push_back(
        {text_of(row.at("kind")), std::move(day), parties(row.at("from")), parties(row.at("to"))});
  }
  return out;
}

std::vector<SavingsYear> read_savings(Connection& db, const std::string& municipality) {
  std::map<std::string, SavingsYear> years;
  for (const Json& row : rows_of(db, kMunicipalitySavingsSql, municipality)) {
    const std::string of = text_of(row.at("year"));
    const std::string status = text_of(row.at("status"));
    if (of.empty() || status == "rejected") continue;
    const Json& least = row.at("min").is_null() ? row.at("max") : row.at("min");
    const Json& most = row.at("max").is_null() ? row.at("min") : row.at("max");
    SavingsYear& year = years[of];
    const bool decided = is_decided(status);
    (decided ? year.decided_low : year.proposed_low) += least.is_null() ? 0 : least.get<double>();
    (decided ? year.decided_high : year.proposed_high) += most.is_null() ? 0 : most.get<double>();
  }
  std::vector<SavingsYear> out;
  for (auto& [name, year] : years) {
    year.year = name;
    out.push_back(year);
  }
  return out;
}

}  // namespace orgkarta::output
