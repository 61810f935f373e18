#include "output/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <future>
#include <stdexcept>
#include <utility>

#include "output/atomic_file.h"
#include "output/check_database.h"
#include "output/error.h"
#include "output/feed.h"
#include "output/schema_sql.h"

namespace orgkarta::output {
namespace {

constexpr int kDocumentsPerTransaction = 256;

constexpr const char* kPragmas =
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "PRAGMA cache_size = -65536;"
    "PRAGMA foreign_keys = OFF;";  // units may name later units; check_complete() checks all

bool has_text_index(Connection& db) {
  return db.value("SELECT count(*) FROM sqlite_schema WHERE name = 'documents_fts'") == "1";
}

/// Of the registry, whose rows are made anew with other numbers. Names are few beside texts.
void rebuild_registry_search(Connection& db) {
  if (!has_text_index(db)) return;
  db.script(
      "INSERT INTO organisations_fts (organisations_fts) VALUES ('rebuild');"
      "INSERT INTO persons_fts (persons_fts) VALUES ('rebuild');"
      "INSERT INTO organisations_fts (organisations_fts) VALUES ('optimize');"
      "INSERT INTO persons_fts (persons_fts) VALUES ('optimize')");
}

/// Words that are taken out of an index stay in its old segments.
void rebuild_search(Connection& db) {
  if (!has_text_index(db)) return;
  db.script(
      "INSERT INTO units_fts (units_fts) VALUES ('rebuild');"
      "INSERT INTO goals_fts (goals_fts) VALUES ('rebuild');"
      "INSERT INTO documents_fts (documents_fts) VALUES ('rebuild');"
      "INSERT INTO units_fts (units_fts) VALUES ('optimize');"
      "INSERT INTO goals_fts (goals_fts) VALUES ('optimize');"
      "INSERT INTO documents_fts (documents_fts) VALUES ('optimize')");
}

}  // namespace

/// Lets SQLite spill its sorts beside the database and nowhere else. SQLite has one such setting a
/// process.
class Database::TempDirectory {
 public:
  explicit TempDirectory(const std::string& dir) : mine_(sqlite3_temp_directory == nullptr) {
    if (!mine_) return;
    sqlite3_temp_directory = sqlite3_mprintf("%s", dir.empty() ? "." : dir.c_str());
    if (sqlite3_temp_directory == nullptr) throw std::bad_alloc();
  }
  ~TempDirectory() {
    if (!mine_) return;
    sqlite3_free(sqlite3_temp_directory);
    sqlite3_temp_directory = nullptr;
  }
  TempDirectory(const TempDirectory&) = delete;
  TempDirectory& operator=(const TempDirectory&) = delete;

 private:
  bool mine_;
};

Database::Database(const std::filesystem::path& name, double tentative_below,
                   const std::filesystem::path& base)
    : name_(name.string()),
      temporary_(temporary_name(name_)),
      sorting_(std::make_unique<TempDirectory>(name.parent_path().string())) {
  fd_ = create_fresh(temporary_);
  try {
    if (base.empty()) {
      begin_fresh();
    } else {
      begin_with(base);
    }
    rows_ = std::make_unique<DocumentRows>(*db_, tentative_below);
    if (replaced_) rows_->resume(*db_);
    db_->script("BEGIN");
  } catch (...) {
    discard();
    throw;
  }
}

void Database::begin_fresh() {
  db_ = std::make_unique<Connection>(temporary_);
  db_->script(kPragmas);
  db_->script(kSchemaSql);
  db_->script(kRegistrySql);
  db_->script("INSERT INTO properties VALUES ('schema', 'orgkarta/1')");
}

void Database::begin_with(const std::filesystem::path& base) {
  std::error_code error;
  std::filesystem::copy_file(base, temporary_, std::filesystem::copy_options::overwrite_existing,
                             error);
  if (error) throw EnvironmentError("copy to", temporary_, error.value());
  db_ = std::make_unique<Connection>(temporary_);
  db_->script(kPragmas);
  replaced_ = std::make_unique<Replacement>(*db_);
}

Database::~Database() {
  if (state_ != State::committed) discard();
}

void Database::discard() {
  rows_.reset();
  merged_.reset();
  replaced_.reset();
  registry_.reset();
  stored_.reset();
  db_.reset();
  if (fd_ >= 0) ::close(fd_);
  ::unlink(temporary_.c_str());
}

template <class Work>
void Database::guarded(State during, State after, Work work) {
  if (state_ != during) throw std::logic_error(name_ + ": not at this stage of the load");
  state_ = State::failed;
  work();
  state_ = after;
}

void Database::add_rule(const RuleInfo& rule) {
  guarded(State::loading, State::loading, [&] { rows_->add_rule(rule); });
}

void Database::add(const Record& record) {
  guarded(State::loading, State::loading, [&] { load(record); });
}

void Database::keep(const std::string& path) {
  guarded(State::loading, State::loading, [&] {
    if (!replaced_) throw std::logic_error(path + ": there is nothing to keep");
    take_turn(path);
    replaced_->keep(path);
  });
}

MergedRows& Database::merged() {
  if (replaced_) throw std::logic_error(name_ + ": to be merged into a copy of another");
  if (!merged_) merged_ = std::make_unique<MergedRows>(*db_);
  return *merged_;
}

void Database::leave_out(std::int64_t part, const std::string& path) {
  guarded(State::loading, State::loading, [&] { merged().leave_out(part, path); });
}

void Database::take(std::int64_t part, const std::filesystem::path& database) {
  guarded(State::loading, State::loading, [&] {
    db_->script("COMMIT");  // a database cannot be attached within a transaction
    merged().take(part, database);
    db_->script("BEGIN");
  });
}

int Database::mask(const std::string& municipality, const Mask& mask) {
  int count = 0;
  guarded(State::loading, State::loading, [&] {
    // Two names of one document may become one.
    if (!replaced_) db_->script("CREATE UNIQUE INDEX people_name ON people (name, document)");
    count = mask_rows(*db_, municipality, mask);
    if (!replaced_) db_->script("DROP INDEX people_name");
  });
  masked_ = true;
  return count;
}

void Database::take_turn(const std::string& path) {
  if (path <= last_path_) throw std::logic_error(path + ": not in order of paths");
  last_path_ = path;
}

void Database::load(const Record& record) {
  take_turn(record.path);
  if (replaced_) replaced_->remove(record.path);
  rows_->add(record);
  if (replaced_) replaced_->added(record.path);
  if (++pending_ < kDocumentsPerTransaction) return;
  db_->script("COMMIT; BEGIN");
  pending_ = 0;
}

void Database::write_run(const RunInfo& run) {
  Statement property(*db_, "INSERT OR REPLACE INTO properties VALUES (?, ?)");
  property.run("version", run.version);
  property.run("rules_hash", run.rules_hash);
  property.run("settings", run.settings);
  property.run("corrections", run.corrections);
  property.run("facts", run.facts);
  db_->script("DELETE FROM forgotten");
  Statement forgotten(*db_, "INSERT INTO forgotten VALUES (?, ?, ?, ?)");
  for (const ForgottenName& f : run.forgotten) {
    forgotten.run(f.municipality, f.hash, f.day, f.why);
  }
  property.run("rows", row_counts(*db_));
  Statement(*db_,
            "INSERT INTO runs SELECT (SELECT coalesce(max(id), 0) + 1 FROM runs), ?1, ?2, ?3, ?4,"
            " ?5, json_group_object(outcome, n), ?6, ?7, ?8 FROM"
            " (SELECT outcome, count(*) AS n FROM documents GROUP BY outcome ORDER BY outcome)")
      .run(run.version, run.rules_hash, run.options_json, run.started, run.finished,
           run.readers_json, run.isolation_json, run.told);
  write_seen_files(*db_, run.files);
}

// All is written, and other threads only read: so there is nothing to lock.
void Database::check_complete() const {
  auto pages = std::async([this] { check_pages(); });
  Connection db(temporary_, Access::read_unlocked);
  const std::string orphan = db.value(
      "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' has no ' || parent"
      " FROM pragma_foreign_key_check");
  if (!orphan.empty()) throw std::logic_error(temporary_ + ": " + orphan);
  pages.get();
}

void Database::check_pages() const {
  Connection db(temporary_, Access::read_unlocked);
  // CHECKs held at each insert.
  db.script("PRAGMA ignore_check_constraints = ON");
  const std::string finding = db.value("PRAGMA quick_check(1)");
  if (finding != "ok") throw EnvironmentError(temporary_ + " is damaged: " + finding);
}

void Database::end_load() {
  if (replaced_) replaced_->finish();
  db_->script("COMMIT");
  rows_.reset();
  merged_.reset();
  if (!replaced_) db_->script(kIndexesSql);
  db_->script("BEGIN");
  stored_ = std::make_unique<StoredDocuments>(*db_);
}

void Database::index() {
  guarded(State::loading, State::indexed, [&] {
    end_load();
    if (replaced_) replaced_->clear_registry();
    registry_ = std::make_unique<RegistryRows>(*db_);
  });
}

void Database::list_problems(const std::function<void(const Problem&)>& each) {
  Query rows(*db_,
             "SELECT path, stage, outcome, message FROM documents"
             " WHERE outcome NOT IN ('ok', 'skipped', 'unsupported') ORDER BY path");
  while (rows.next()) {
    const auto outcome = std::find(kOutcomeNames.begin(), kOutcomeNames.end(), rows.text(2));
    each({std::string(rows.text(0)), std::string(rows.text(1)),
          static_cast<Outcome>(outcome - kOutcomeNames.begin()), std::string(rows.text(3))});
  }
}

const Tellers* Database::index_changed() {
  if (!replaced_) {
    index();
    return nullptr;
  }
  guarded(State::loading, State::indexed, [&] {
    end_load();
    replaced_->patch().clear();
    patched_ = true;
    registry_ = std::make_unique<RegistryRows>(*db_, &replaced_->patch());
  });
  return &replaced_->patch().tellers();
}

bool Database::registry_is_whole() {
  guarded(State::indexed, State::indexed, [&] {
    registry_->finish();
    if (!patched_ || replaced_->patch().is_whole()) return;
    patched_ = false;
    registry_.reset();
    replaced_->clear_registry();
    registry_ = std::make_unique<RegistryRows>(*db_);
  });
  return patched_;
}

std::array<std::size_t, 6> Database::count_facts() {
  constexpr const char* kCounts[] = {
      "SELECT count(*) FROM units", "SELECT count(*) FROM posts",   "SELECT count(*) FROM goals",
      "SELECT count(*) FROM dates", "SELECT count(*) FROM amounts", "SELECT count(*) FROM changes"};
  std::array<std::size_t, 6> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    Query count(*db_, kCounts[i]);
    count.next();
    out[i] = static_cast<std::size_t>(count.integer(0));
  }
  return out;
}

void Database::compare(Connection* earlier, std::function<void(std::string_view)> line) {
  guarded(State::indexed, State::indexed, [&] {
    comparison_ = [this, earlier, told = std::move(line)] {
      const bool part = patched_ && earlier != nullptr;
      compare_registries(earlier, *db_, part ? &replaced_->patch().ids() : nullptr, told);
    };
  });
}

void Database::finish(const RunInfo& run, TextIndex text_index) {
  if (state_ == State::loading) index();
  guarded(State::indexed, State::finished, [&] {
    registry_->finish();
    if (!replaced_) db_->script(kRegistryIndexesSql);
    write_run(run);
    registry_.reset();
    stored_.reset();
    db_->script("COMMIT");
    if (!replaced_) {
      db_->script(kViewsSql);
      if (text_index == TextIndex::built) db_->script(kTextIndexSql);
    } else {
      rebuild_registry_search(*db_);
    }
    if (masked_) rebuild_search(*db_);
    db_->script("PRAGMA analysis_limit = 1000; ANALYZE");
    if (masked_) {
      db_->script("VACUUM");          // free pages would hold the names
      rebuild_registry_search(*db_);  // by SQLite's word VACUUM may number those rows anew
    }
    auto checked = std::async([this] { check_complete(); });
    if (comparison_) comparison_();
    replaced_.reset();
    db_->close();
    sync_and_close(std::exchange(fd_, -1), temporary_);  // takes its time, as the check does
    checked.get();
  });
}

void Database::release() {
  if (state_ != State::finished) throw std::logic_error(name_ + " is not finished");
  state_ = State::committed;
}

void Database::commit() {
  if (state_ != State::finished) throw std::logic_error(name_ + " is not finished");
  publish(temporary_, name_);
  state_ = State::committed;
}

}  // namespace orgkarta::output
