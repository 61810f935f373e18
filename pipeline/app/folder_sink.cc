#include <fmt/format.h>

#include <filesystem>
#include <future>
#include <system_error>

#include "output/atomic_file.h"
#include "output/database.h"
#include "output/error.h"
#include "output/errors_json.h"
#include "output/json_object.h"
#include "output/lock.h"
#include "pipeline/app/clock.h"
#include "pipeline/app/link_documents.h"
#include "pipeline/app/output_folder.h"
#include "pipeline/app/run_info.h"
#include "pipeline/app/sha256.h"
#include "pipeline/app/sink.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

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

/// All that a document's record hangs on beside the document.
std::string purpose_of(const output::RunInfo& run, const Forgotten& forgotten) {
  std::string out = run.version + '\n' + run.rules_hash + '\n' + run.settings + '\n' +
                    run.readers_json + '\n' + run.told + '\n';
  for (const auto& row : forgotten.rows()) out += row.municipality + ' ' + row.hash + '\n';
  return out;
}

/// The members stand in the order in which they must come to be: folder, lock, what is there,
/// files.
class FolderSink : public Sink {
 public:
  FolderSink(const Options& options, const rules::RuleSet& rules,
             const sandbox::Isolation& isolation, CorrectionsFile& corrections)
      : dir_(created(options.out)),
        lock_(dir_),
        forgotten_(Forgotten::load(dir_)),
        options_(options),
        run_(begin_run(options, rules.hash())),
        before_(what_is_there(dir_)),
        told_(forgets_as_told(before_.get(), forgotten_, dir_)),
        earlier_(options.anew || !before_ || !told_
                     ? nullptr
                     : output::EarlierRun::open(*before_, dir_, run_)),
        finished_(dir_, purpose_of(run_, forgotten_), options.anew),
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
    run_.isolation_json = isolation_json(isolation);
    for (const RuleInfo& rule : rules.rules()) database_.add_rule(rule);
  }

  const output::EarlierRun* earlier() const override { return earlier_.get(); }
  FinishedWork* finished() override { return &finished_; }
  const Forgotten* forgotten() const override { return &forgotten_; }

  void accept(const Result& result) override {
    facts_.write(result.line);
    facts_sum_.add(result.line);
    if (is_error(result.record.outcome)) {
      std::string line;
      output::append_problem(line, *result.record.problem);
      errors_.write(line);
    }
    finished_.add(result.packed);
    if (result.kept) return database_.keep(result.record.path);
    database_.add(result.record);
  }

  /// The database takes longest and fails most: it is finished before anything is renamed.
  void commit(Seen seen) override {
    link();
    run_.options_json = options_json(options_, seen.warned);
    run_.files = std::move(seen.files);
    counts_ = database_.count_facts();
    run_.finished = utc_now();
    run_.facts = facts_sum_.hex();
    database_.compare(told_ ? before_.get() : nullptr,
                      [&](std::string_view line) { feed_.write(line); });
    auto lines = std::async(std::launch::async, [this] {
      for (output::AtomicFile* file : {&facts_, &errors_}) file->finish();
    });
    database_.finish(run_, text_index_);
    lines.get();
    feed_.finish();
    OutputFiles{facts_, errors_, feed_, database_}.publish(dir_);
    finished_.remove();
  }

  std::optional<std::array<std::size_t, 6>> facts() const override { return counts_; }

 private:
  /// Corrections speak of all municipalities, and so do those of the run before, which may be gone.
  void link() {
    if (options_.sharding.shard) return database_.index();  // a merge links, of all shards
    const bool corrected =
        !corrections_.sha256.empty() ||
        (before_ &&
         before_->value("SELECT value FROM properties WHERE name = 'corrections'") != "");
    if (earlier_ && !corrected) return link_changed(database_, lexicons_);
    database_.index();
    link_all(database_, lexicons_, corrections_.lines);
  }

  fs::path dir_;
  output::DirLock lock_;
  Forgotten forgotten_;
  const Options& options_;
  output::RunInfo run_;
  std::unique_ptr<output::Connection> before_;
  bool told_;  ///< the earlier outputs are without the forgotten names
  std::unique_ptr<output::EarlierRun> earlier_;
  FinishedWork finished_;
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
