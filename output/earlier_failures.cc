#include "output/earlier_failures.h"

#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "output/database.h"
#include "output/sqlite.h"

namespace orgkarta::output {
namespace {

/// What an SQL text of ours may rely on: the schema of this version, whoever wrote the file.
constexpr const char* kGuards =
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;";

constexpr std::int64_t kMostAttempts = 1'000'000;

bool is_ours(Connection& db, const std::string& version, const std::string& readers_json) {
  return db.value("PRAGMA application_id") == std::to_string(kApplicationId) &&
         db.value("PRAGMA user_version") == std::to_string(kSchemaVersion) &&
         db.value("SELECT version FROM runs ORDER BY id DESC LIMIT 1") == version &&
         db.value("SELECT readers FROM runs ORDER BY id DESC LIMIT 1") == readers_json;
}

std::optional<Outcome> outcome_of(std::string_view name) {
  for (const Outcome outcome : {Outcome::timeout, Outcome::oom, Outcome::crash}) {
    if (outcome_name(outcome) == name) return outcome;
  }
  return std::nullopt;
}

std::optional<EarlierFailure> failure_of(const Query& row) {
  constexpr std::size_t kDigits = 64;
  const auto outcome = outcome_of(row.text(2));
  const std::int64_t attempts = row.integer(4);
  if (!outcome || row.text(0).size() != kDigits || attempts < 1 || attempts > kMostAttempts) {
    return std::nullopt;
  }
  return EarlierFailure{std::string(row.text(0)), std::string(row.text(1)), *outcome,
                        std::string(row.text(3)), static_cast<std::uint32_t>(attempts)};
}

std::vector<EarlierFailure> read(const std::string& file, const std::string& version,
                                 const std::string& readers_json) {
  Connection db(file, Access::read_unlocked);
  db.script(kGuards);
  if (!is_ours(db, version, readers_json)) return {};
  std::vector<EarlierFailure> failures;
  Query rows(db,
             "SELECT sha256, media_type, outcome, message, attempts FROM documents"
             " WHERE attempts > 0");
  while (rows.next()) {
    if (auto failure = failure_of(rows)) failures.push_back(std::move(*failure));
  }
  return failures;
}

}  // namespace

std::vector<EarlierFailure> earlier_failures(const std::filesystem::path& database,
                                             const std::string& version,
                                             const std::string& readers_json) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(database, error)) return {};  // a pipe would wait
  try {
    return read(database.string(), version, readers_json);
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace orgkarta::output
