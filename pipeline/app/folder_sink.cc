#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "output/atomic_file.h"
#include "output/database.h"
#include "output/error.h"
#include "output/errors_json.h"
#include "output/json_object.h"
#include "output/lock.h"
#include "pipeline/app/clock.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/link_documents.h"
#include "pipeline/app/output_folder.h"
#include "pipeline/app/quarantine.h"
#include "pipeline/app/sha256.h"
#include "pipeline/app/sink.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

/// Where the inputs lie, for those who want to look at the originals.
std::vector<std::string> absolute(const std::vector<std::string>& inputs) {
  std::vector<std::string> out;
  for (const std::string& input : inputs) {
    std::error_code error;
    const fs::path path = input == "-" ? fs::path("-") : fs::absolute(input, error);
    out.push_back(escape_path(error ? input : path.lexically_normal().string()));
  }
  return out;
}

/// The options that change what is found, for the database's row on the run.
std::string options_json(const Options& options) {
  std::string out;
  {
    output::JsonBuffer json(out);
    output::JsonObject object(json);
    object.text_or_null("municipality", options.hints.municipality);
    object.text_or_null("published", options.hints.published);
    output::append_json_texts(object.raw("inputs"), absolute(options.inputs));
    object.text_or_null("manifest", escape_path(options.manifest));
    object.text_or_null("corrections", escape_path(options.corrections));
    object.integer("max_bytes", static_cast<std::int64_t>(options.max_bytes));
    append_shard(object, options);
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

/// The options that change what is read of a document, or what is kept of it.
std::string settings_json(const Options& options) {
  std::string out;
  {
    output::JsonBuffer json(out);
    output::JsonObject object(json);
    object.integer("max_bytes", static_cast<std::int64_t>(options.max_bytes));
    object.boolean("ocr", options.ocr);
    object.boolean("text_index", options.text_index);
    if (options.sharding.shard) object.boolean("linked", false);  // no run over all goes on from it
    object.close();
  }
  return out;
}

output::RunInfo begin_run(const Options& options, const rules::RuleSet& rules) {
  output::RunInfo run;
  run.version = ORGKARTA_VERSION;
  run.rules_hash = rules.hash();
  run.options_json = options_json(options);
  run.settings = settings_json(options);
  run.started = utc_now();
  return run;
}

/// The members stand in the order in which they must come to be: folder, lock, what is there,
/// files.
class FolderSink : public Sink {
 public:
  FolderSink(const Options& options, const rules::RuleSet& rules,
             const sandbox::Isolation& isolation, CorrectionsFile& corrections)
      : options_(options),
        dir_(created(options.out)),
        lock_(dir_),
        forgotten_(Forgotten::load(dir_)),
        run_(begin_run(options, rules)),
        before_(what_is_there(dir_)),
        told_(forgets_as_told(before_.get(), forgotten_, dir_)),
        earlier_(options.anew || !before_ || !told_
                     ? nullptr
                     : output::EarlierRun::open(*before_, dir_, run_)),
        facts_(dir_ / "facts.jsonl"),
        errors_(dir_ / "errors.jsonl"),
        feed_(dir_ / "changes.jsonl"),
        database_(dir_ / "orgkarta.db", kTentativeBelow,
                  earlier_ ? dir_ / "orgkarta.db" : fs::path()),
        text_index_(options.text_index ? output::TextIndex::built : output::TextIndex::left_out),
        lexicons_(rules.lexicons()),
        corrections_(corrections) {
    run_.corrections = corrections.sha256;
    run_.forgotten = forgotten_.rows();
    run_.readers_json = reader_settings(options);
    run_.isolation_json = isolation_json(isolation);
    for (const RuleInfo& rule : rules.rules()) database_.add_rule(rule);
  }

  const output::EarlierRun* earlier() const override { return earlier_.get(); }
  const Forgotten* forgotten() const override { return &forgotten_; }

  void accept(const Result& result) override {
    facts_.write(result.line);
    facts_sum_.add(result.line);
    if (result.kept) return database_.keep(result.record.path);
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
    // What all documents say together a merge finds, of all of them.
    if (!options_.sharding.shard) link_all(database_, lexicons_, corrections_.lines);
    counts_ = database_.count_facts();
    run_.finished = utc_now();
    run_.options_json = options_json(options_);  // of a shard also what was listed
    run_.facts = facts_sum_.hex();
    database_.compare(told_ ? before_.get() : nullptr,
                      [&](std::string_view line) { feed_.write(line); });
    database_.finish(run_, text_index_);
    OutputFiles{facts_, errors_, feed_, database_}.publish(dir_);
  }

  std::optional<std::array<std::size_t, 6>> facts() const override { return counts_; }

 private:
  const Options& options_;
  fs::path dir_;
  output::DirLock lock_;
  Forgotten forgotten_;
  output::RunInfo run_;
  std::unique_ptr<output::Connection> before_;
  bool told_;  ///< the earlier outputs are without the forgotten names
  std::unique_ptr<output::EarlierRun> earlier_;
  output::AtomicFile facts_;
  Sha256 facts_sum_;
  output::AtomicFile errors_;
  output::AtomicFile feed_;
  output::Database database_;
  output::TextIndex text_index_;
  const Lexicons& lexicons_;
  CorrectionsFile& corrections_;
  std::optional<std::array<std::size_t, 6>> counts_;
};

}  // namespace

std::unique_ptr<Sink> open_folder_sink(const Options& options, const rules::RuleSet& rules,
                                       const sandbox::Isolation& isolation,
                                       CorrectionsFile& corrections) {
  return std::make_unique<FolderSink>(options, rules, isolation, corrections);
}

}  // namespace orgkarta::app
