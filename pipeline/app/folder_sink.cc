#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <system_error>

#include "output/atomic_file.h"
#include "output/database.h"
#include "output/error.h"
#include "output/errors_json.h"
#include "output/json_object.h"
#include "output/lock.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/link_documents.h"
#include "pipeline/app/quarantine.h"
#include "pipeline/app/sink.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

std::string utc_now() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

/// The options that change what is found, for the database's row on the run.
std::string options_json(const Options& options) {
  std::string out;
  {
    output::JsonBuffer json(out);
    output::JsonObject object(json);
    object.text_or_null("municipality", options.hints.municipality);
    object.text_or_null("published", options.hints.published);
    object.text_or_null("manifest", escape_path(options.manifest));
    object.integer("max_bytes", static_cast<std::int64_t>(options.max_bytes));
    object.close();
  }
  return out;
}

std::string isolation_json(const sandbox::Isolation& isolation) {
  std::string out;
  {
    output::JsonBuffer json(out);
    output::JsonObject object(json);
    object.boolean("files", isolation.files);
    object.boolean("system_calls", isolation.calls);
    object.boolean("network", isolation.network);
    object.close();
  }
  return out;
}

fs::path created(const std::string& dir) {
  std::error_code error;
  fs::create_directories(dir, error);
  if (error) throw output::EnvironmentError("create", dir, error.value());
  return dir;
}

/// The members stand in the order in which they must come to be: folder, lock, files.
class FolderSink : public Sink {
 public:
  FolderSink(const Options& options, const rules::RuleSet& rules,
             const sandbox::Isolation& isolation)
      : dir_(created(options.out)),
        lock_(dir_),
        facts_(dir_ / "facts.jsonl"),
        errors_(dir_ / "errors.jsonl"),
        database_(dir_ / "orgkarta.db", kTentativeBelow),
        text_index_(options.text_index ? output::TextIndex::built : output::TextIndex::left_out),
        lexicons_(rules.lexicons()) {
    run_.version = ORGKARTA_VERSION;
    run_.rules_hash = rules.hash();
    run_.options_json = options_json(options);
    run_.readers_json = reader_settings(options);
    run_.isolation_json = isolation_json(isolation);
    run_.started = utc_now();
    for (const RuleInfo& rule : rules.rules()) database_.add_rule(rule);
  }

  void accept(const Result& result) override {
    facts_.write(result.line);
    if (is_error(result.record.outcome)) {
      std::string line;
      output::append_problem(line, *result.record.problem);
      errors_.write(line);
    }
    database_.add(result.record);
  }

  /// The database takes longest and fails most: it is finished before anything is renamed.
  void commit() override {
    database_.index();
    link_all(database_, lexicons_);
    run_.finished = utc_now();
    database_.finish(run_, text_index_);
    facts_.commit();
    errors_.commit();
    database_.commit();
  }

 private:
  fs::path dir_;
  output::DirLock lock_;
  output::AtomicFile facts_;
  output::AtomicFile errors_;
  output::Database database_;
  output::TextIndex text_index_;
  const Lexicons& lexicons_;
  output::RunInfo run_;
};

}  // namespace

std::unique_ptr<Sink> open_folder_sink(const Options& options, const rules::RuleSet& rules,
                                       const sandbox::Isolation& isolation) {
  return std::make_unique<FolderSink>(options, rules, isolation);
}

}  // namespace orgkarta::app
