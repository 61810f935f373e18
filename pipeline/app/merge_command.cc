// orgkarta merge: the outputs of several runs as those of one.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "output/error.h"
#include "output/errors_json.h"
#include "output/same_paths.h"
#include "pipeline/app/clock.h"
#include "pipeline/app/commands.h"
#include "pipeline/app/corrections_file.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/forget_lines.h"
#include "pipeline/app/link_documents.h"
#include "pipeline/app/load_rules.h"
#include "pipeline/app/merge_lines.h"
#include "pipeline/app/merge_parts.h"
#include "pipeline/app/output_folder.h"
#include "pipeline/app/sha256.h"
#include "pipeline/app/sink.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostConflicts = 20;  // that are told

/// Thrown when a signal came.
struct Stopped {};

/// Each folder's lock is a file of ours, and of files that lie across each other all are open.
void allow_many_files() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);  // if not: opening tells
}

output::TextIndex text_index_of(const Part& part) {
  const auto settings = nlohmann::json::parse(part.run.settings, nullptr, false);
  const bool built = !settings.is_object() || settings.value("text_index", true);
  return built ? output::TextIndex::built : output::TextIndex::left_out;
}

/// The merge, from checked parts to outputs under their names. The members stand in the order in
/// which they must come to be: folder, lock, what is there, files.
class Merge {
 public:
  Merge(const Options& options, std::vector<Part>& parts, const rules::RuleSet& rules,
        CorrectionsFile& corrections, Signals& signals)
      : parts_(parts),
        rules_(rules),
        corrections_(corrections),
        signals_(signals),
        dir_(created(options.out)),
        lock_(dir_),
        before_(what_is_there(dir_)),
        forgotten_(forgotten_of(parts, Forgotten::load(dir_))),
        told_(forgets_as_told(before_.get(), forgotten_, dir_)),
        facts_(dir_ / "facts.jsonl"),
        errors_(dir_ / "errors.jsonl"),
        changes_(dir_ / "changes.jsonl"),
        database_(dir_ / "orgkarta.db", kTentativeBelow) {
    const MergedRun merged = merged_run(parts, escape_path(options.corrections));
    run_.version = ORGKARTA_VERSION;
    run_.rules_hash = rules.hash();
    run_.settings = merged.settings;
    run_.options_json = merged.options;
    run_.readers_json = merged.readers;
    run_.isolation_json = merged.isolation;
    run_.corrections = corrections.sha256;
    run_.forgotten = forgotten_.rows();
    run_.started = utc_now();
    for (const RuleInfo& rule : rules.rules()) database_.add_rule(rule);
  }

  void take_documents() {
    leave_out_copies();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      check_signal();
      database_.take(static_cast<std::int64_t>(i), parts_[i].dir / "orgkarta.db");
    }
    mask();
  }

  void take_lines() {
    Sha256 sum;
    merge_facts(
        parts_,
        [&](std::string& line, const Part& part) {
          if (!forgotten_.rows().empty())
            forget_in_line(line, forgotten_, part.dir / "facts.jsonl");
          line += '\n';
          facts_.write(line);
          sum.add(line);
        },
        [&] {
          check_signal();
          return false;
        });
    run_.facts = sum.hex();
  }

  /// Links anew, checks all and publishes. Not ended by signals, as a run's end is not.
  void commit() {
    database_.index();
    database_.list_problems([&](const Problem& problem) {
      std::string line;
      output::append_problem(line, problem);
      errors_.write(line);
      ++problems_;
    });
    link_all(database_, rules_.lexicons(), corrections_.lines);
    for (const std::size_t count : database_.count_facts()) fact_count_ += count;
    run_.finished = utc_now();
    database_.compare(told_ ? before_.get() : nullptr,
                      [&](std::string_view line) { changes_.write(line); });
    database_.finish(run_, text_index_of(parts_.front()));
    if (!forgotten_.rows().empty()) forgotten_.save(dir_);  // before what is without the names
    for (output::AtomicFile* file : {&facts_, &errors_, &changes_}) file->finish();
    OutputFiles{facts_, errors_, changes_, database_}.publish(dir_);
  }

  std::size_t problems() const { return problems_; }
  std::size_t fact_count() const { return fact_count_; }

 private:
  void check_signal() {
    if (signals_.caught() != 0) throw Stopped{};
  }

  void leave_out_copies() {
    std::vector<output::RunFolder> folders;
    for (const Part& part : parts_) folders.push_back({part.dir, part.run.first});
    std::vector<std::string> problems;
    std::size_t conflicts = 0;
    const auto name = [&](std::size_t part) { return printable(parts_[part].dir.string()); };
    output::find_same_paths(
        folders,
        {[&](std::size_t part, const std::string& path) {
           database_.leave_out(static_cast<std::int64_t>(part), path);
         },
         [&](const std::string& path, std::size_t a, const std::string& of_a, std::size_t b,
             const std::string& of_b) {
           if (++conflicts > kMostConflicts) return;
           problems.push_back(
               fmt::format("{}: {} has {}, {} {}; leave one of them out, or run it "
                           "again",
                           printable(path), name(a), printable(of_a), name(b), printable(of_b)));
         }},
        [&] {
          check_signal();
          return false;
        });
    if (conflicts > kMostConflicts) {
      problems.push_back(fmt::format("and {} more of such documents", conflicts - kMostConflicts));
    }
    if (!problems.empty()) throw UsageError(std::move(problems));
  }

  /// A name that one folder has forgotten may stand in another one.
  void mask() {
    std::set<std::string> municipalities;
    for (const auto& row : forgotten_.rows()) municipalities.insert(row.municipality);
    for (const std::string& code : municipalities) {
      database_.mask(code, [&](std::string& text) { return forgotten_.mask(text, code) != 0; });
    }
  }

  std::vector<Part>& parts_;
  const rules::RuleSet& rules_;
  CorrectionsFile& corrections_;
  Signals& signals_;
  fs::path dir_;
  output::DirLock lock_;
  std::unique_ptr<output::Connection> before_;
  Forgotten forgotten_;
  bool told_;  ///< the earlier outputs are without the forgotten names
  output::AtomicFile facts_;
  output::AtomicFile errors_;
  output::AtomicFile changes_;
  output::Database database_;
  output::RunInfo run_;
  std::size_t problems_ = 0;
  std::size_t fact_count_ = 0;
};

void tell(const Options& options, const std::vector<Part>& parts, const Merge& merge,
          const CorrectionsFile& corrections, double seconds) {
  for (const std::string& warning : missing_shards(parts)) {
    print_error("orgkarta: warning: " + warning + "\n");
  }
  for (const std::string& warning : corrections.warnings()) {
    print_error("orgkarta: warning: " + warning + "\n");
  }
  if (options.quiet) return;
  const std::string held = corrections.summary();
  std::string text =
      fmt::format("{} folders merged, {} facts, {} errors{}{}, {:.1f} s\n", parts.size(),
                  merge.fact_count(), merge.problems(), held.empty() ? "" : ", ", held, seconds);
  if (merge.problems() != 0) text += fmt::format("see {}/errors.jsonl\n", printable(options.out));
  print_error(text);
}

}  // namespace

int merge_command(const Options& options, Signals& signals) {
  const auto start = Clock::now();
  allow_many_files();
  std::vector<Part> parts = open_parts(options);
  const auto rules = load_rules(options);
  check_parts(parts, rules.hash());
  CorrectionsFile corrections =
      options.corrections.empty() ? CorrectionsFile() : CorrectionsFile::load(options.corrections);
  try {
    Merge merge(options, parts, rules, corrections, signals);
    merge.take_documents();
    merge.take_lines();
    merge.commit();
    tell(options, parts, merge, corrections,
         std::chrono::duration<double>(Clock::now() - start).count());
    return merge.problems() == 0 ? kAllRead : kSomeFailed;
  } catch (const Stopped&) {
    print_error("orgkarta: stopped by a signal; the outputs of the run before are unchanged\n");
    return kSignalBase + signals.caught();
  }
}

}  // namespace orgkarta::app
