#include "pipeline/app/unchanged_run.h"

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "output/atomic_file.h"
#include "output/lock.h"
#include "output/publication.h"
#include "output/sqlite.h"
#include "output/untouched.h"
#include "pipeline/app/finished_work.h"
#include "pipeline/app/forgotten.h"
#include "pipeline/app/load_rules.h"
#include "pipeline/app/run_info.h"
#include "pipeline/app/seen_files.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;
using output::Connection;

/// Whether the options leave it open at all. What corrections come to is told in each run.
bool may_be_unchanged(const Options& options) {
  const auto& given = options.inputs;
  return options.out != "-" && !options.anew && !options.check_bytes && !options.retry_failed &&
         options.corrections.empty() && std::count(given.begin(), given.end(), "-") == 0;
}

std::string property(Connection& db, std::string_view name) {
  output::Query value(db, "SELECT value FROM properties WHERE name = ?1");
  value.ask(name);
  return value.next() ? std::string(value.text(0)) : std::string();
}

bool has_schema(Connection& db) {
  return db.value("PRAGMA application_id") == std::to_string(output::kApplicationId) &&
         db.value("PRAGMA user_version") == std::to_string(output::kSchemaVersion);
}

/// What begin_run() gives now is what it gave then.
bool was_told_the_same(Connection& db, const Options& options) {
  const output::RunInfo now = begin_run(options, rules::hash_rules(rules_folder(options)));
  output::Query last(db,
                     "SELECT version, rules_hash, options, readers, told FROM runs"
                     " ORDER BY id DESC LIMIT 1");
  return last.next() && !now.rules_hash.empty() && last.text(0) == now.version &&
         last.text(1) == now.rules_hash && last.text(2) == now.options_json &&
         last.text(3) == now.readers_json && last.text(4) == now.told &&
         property(db, "version") == now.version && property(db, "rules_hash") == now.rules_hash &&
         property(db, "settings") == now.settings && property(db, "corrections").empty();
}

/// Each file is there as it was, and none is gone.
bool are_the_same(Connection& db, const std::vector<Input>& inputs) {
  std::vector<const Input*> sorted;
  sorted.reserve(inputs.size());
  for (const Input& input : inputs) sorted.push_back(&input);
  std::sort(sorted.begin(), sorted.end(),
            [](const Input* a, const Input* b) { return a->path < b->path; });
  auto next = sorted.begin();
  bool same = true;
  output::read_seen_files(db, [&](const output::SeenFile& file) {
    same = next != sorted.end() && seen_file(**next) == file;
    if (same) ++next;
    return same;
  });
  return same && next == sorted.end();
}

Tally tally_of(Connection& db) {
  Tally tally;
  const auto counts =
      nlohmann::json::parse(db.value("SELECT counts FROM runs ORDER BY id DESC LIMIT 1"));
  for (std::size_t i = 0; i < kOutcomeNames.size(); ++i) {
    const auto count = counts.find(kOutcomeNames[i]);
    if (count != counts.end())
      tally.set_unchanged(static_cast<Outcome>(i), count->get<std::size_t>());
  }
  constexpr std::array<const char*, 6> kTables = {"units", "posts",   "goals",
                                                  "dates", "amounts", "changes"};
  const auto rows = nlohmann::json::parse(property(db, "rows"));
  std::array<std::size_t, 6> facts{};
  for (std::size_t i = 0; i < facts.size(); ++i) facts[i] = rows.at(kTables[i]).get<std::size_t>();
  tally.set_facts(facts);
  return tally;
}

/// Throws output::LockedError if another program writes to it.
void see_that_nobody_writes(const std::string& database) {
  Connection(database).script("BEGIN IMMEDIATE; ROLLBACK");
}

/// Nothing has changed since the run before; what a killed run left goes.
void tidy(const fs::path& dir) {
  std::error_code none;
  for (const char* name : {"facts.jsonl", "errors.jsonl", "changes.jsonl", "orgkarta.db"}) {
    fs::remove(output::temporary_name((dir / name).string()), none);
  }
  FinishedWork::remove(dir);
  if (fs::file_size(dir / "changes.jsonl") == 0) return;
  output::AtomicFile(dir / "changes.jsonl").commit();
  output::note_outputs(dir);
}

std::optional<Tally> look(const Options& options, const std::vector<Input>& inputs) {
  const fs::path dir = options.out;
  const std::string database = (dir / "orgkarta.db").string();
  if (!fs::exists(database) || output::is_half_published(dir)) return std::nullopt;
  const output::DirLock lock(dir);
  if (!output::are_untouched(dir)) return std::nullopt;
  see_that_nobody_writes(database);
  Connection db(database, output::Access::read_unlocked);
  const bool same = has_schema(db) && was_told_the_same(db, options) &&
                    output::stored_forgotten(db) == Forgotten::load(dir).rows() &&
                    are_the_same(db, inputs);
  if (!same) return std::nullopt;
  Tally tally = tally_of(db);
  tidy(dir);
  return tally;
}

}  // namespace

std::optional<Tally> find_unchanged(const Options& options, const std::vector<Input>& inputs) {
  if (!may_be_unchanged(options) || inputs.empty()) return std::nullopt;
  try {
    return look(options, inputs);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace orgkarta::app
