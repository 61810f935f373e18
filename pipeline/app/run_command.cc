#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

#include "output/error.h"
#include "pipeline/app/batch.h"
#include "pipeline/app/commands.h"
#include "pipeline/app/containers.h"
#include "pipeline/app/corrections_file.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/file_stamp.h"
#include "pipeline/app/inputs.h"
#include "pipeline/app/json_lines.h"
#include "pipeline/app/load_rules.h"
#include "pipeline/app/manifest.h"
#include "pipeline/app/progress.h"
#include "pipeline/app/quarantine.h"
#include "pipeline/app/readers.h"
#include "pipeline/app/seen_files.h"
#include "pipeline/app/sink.h"
#include "pipeline/app/spool.h"
#include "pipeline/app/tally.h"
#include "pipeline/app/unchanged_run.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/app/validate.h"
#include "pipeline/app/worker.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

bool is_stream(const Options& options) { return options.out == "-"; }

bool reads_standard_input(const Options& options) {
  return std::count(options.inputs.begin(), options.inputs.end(), "-") != 0;
}

/// The lines of standard input, which is among the INPUTs.
void add_standard_input(const Options& options, const MunicipalityCodes& municipalities,
                        std::vector<Input>& inputs, std::unique_ptr<Spool>& spool,
                        Signals& signals) {
  const auto at = std::find(options.inputs.begin(), options.inputs.end(), "-");
  const auto source = static_cast<std::size_t>(at - options.inputs.begin());
  spool = std::make_unique<Spool>();
  // A byte of a text may take six in JSON (\u00e5), and the other members need some room.
  const std::uint64_t max_line = options.max_bytes * 6 + 65536;
  std::vector<Input> lines =
      read_json_lines(STDIN_FILENO, max_line, source, municipalities, *spool, signals);
  const auto place = std::find_if(inputs.begin(), inputs.end(),
                                  [&](const Input& input) { return input.source > source; });
  inputs.insert(place, std::make_move_iterator(lines.begin()),
                std::make_move_iterator(lines.end()));
}

/// The manifest, if there is one. Throws UsageError, also if --municipality is none of those known.
Manifest load_manifest(const Options& options, const MunicipalityCodes& municipalities) {
  if (const std::string& code = options.hints.municipality; !code.empty()) {
    if (const auto fault = fault_of_municipality(code, &municipalities)) {
      throw UsageError({"--" + *fault});
    }
    if (const auto note = note_on_municipality(code, municipalities)) {
      print_error("orgkarta: warning: --" + *note + "\n");
    }
  }
  if (options.manifest.empty()) return {};
  return Manifest::load(options.manifest, municipalities);
}

/// As many as there are threads.
unsigned jobs_of(const Options& options) {
  return options.jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.jobs;
}

/// While the rules are loaded, all processors but one read what takes long. Not where an earlier
/// run is: most of its documents may be unchanged, or in quarantine.
void read_ahead(const Options& options, const std::vector<Input>& inputs, Readers& readers) {
  std::error_code error;
  if (!is_stream(options) && fs::exists(fs::path(options.out) / "orgkarta.db", error)) return;
  std::vector<fs::path> files;
  for (const Input& input : inputs) {
    if (input.outcome == Outcome::ok && !input.file.empty()) files.push_back(input.file);
  }
  readers.read_ahead(files, options.max_bytes, jobs_of(options) - 1);
}

/// Hints and order: what the list needs before it is worked on. Returns whether it warned.
bool finish_list(const Options& options, const Manifest& manifest,
                 const MunicipalityCodes& municipalities, std::vector<Input>& inputs) {
  const std::vector<std::string> warnings = manifest.apply(inputs);
  for (const std::string& warning : warnings) {
    if (options.sharding.shard) break;  // other shards have the other rows' documents
    print_error("orgkarta: warning: " + warning + "\n");
  }
  Hints told = options.hints;
  use_code_now(told, municipalities);
  for (Input& input : inputs) {
    fill(input.hints, told);
    fill(input.hints, input.fallback);
  }
  if (!is_stream(options)) {
    std::sort(inputs.begin(), inputs.end(),
              [](const Input& a, const Input& b) { return a.path < b.path; });
  }
  return !warnings.empty();
}

/// Works through the list. Returns how many inputs were done: fewer than all after a signal.
std::size_t work_through(const Options& options, const std::vector<Input>& inputs,
                         const WorkerSettings& settings, Sink& sink, Tally& tally, SeenFiles& seen,
                         Signals& signals) {
  std::uint64_t bytes = 0;
  for (const Input& input : inputs) bytes += input.size;
  Progress progress(inputs.size(), bytes, !options.quiet && ::isatty(STDERR_FILENO) == 1);
  return run_batch(
      inputs, options.jobs, [&] { return make_worker(settings); },
      [&](const Result& result) {
        sink.accept(result);
        seen.met(result);
        tally.add(result.record, result.kept);
        progress.advance(result.record.size);
      },
      signals);
}

int stopped(int signal, std::size_t done, std::size_t all) {
  print_error(
      fmt::format("orgkarta: stopped by a signal, {} of {} inputs done; the outputs of the "
                  "run before are unchanged, the next run goes on there\n",
                  done, all));
  return kSignalBase + signal;
}

void tell(const Options& options, const Tally& tally, const CorrectionsFile& corrections,
          double seconds) {
  for (const std::string& warning : corrections.warnings()) {
    print_error("orgkarta: warning: " + warning + "\n");
  }
  const bool terminal = ::isatty(STDERR_FILENO) == 1;
  if (options.quiet || (is_stream(options) && !terminal && !options.summary)) return;
  const std::string held = corrections.summary();
  std::string text =
      fmt::format("{}{}{}, {:.1f} s\n", tally.line(), held.empty() ? "" : ", ", held, seconds);
  if (tally.errors() != 0 && !is_stream(options)) {
    text += fmt::format("see {}/errors.jsonl\n", printable(options.out));
  }
  if (options.summary || terminal) text += tally.table();
  print_error(text);
}

void check_counts(const Tally& tally, std::size_t listed) {
  if (tally.inputs() == listed) return;
  throw std::logic_error(
      fmt::format("{} inputs were listed, {} have an outcome", listed, tally.inputs()));
}

/// Files that the run before has read and nobody has touched since are not opened.
void keep_what_is_untouched(const Options& options, const Sink& sink, std::vector<Input>& inputs) {
  const output::EarlierRun* earlier = sink.earlier();
  if (earlier != nullptr && earlier->told_the_same() && !options.check_bytes) {
    keep_untouched(inputs, *earlier);
  }
}

int exit_code(const Tally& tally) { return tally.errors() == 0 ? kAllRead : kSomeFailed; }

}  // namespace

int run_command(const Options& given, Signals& signals) {
  const auto start = Clock::now();
  Options options = given;                         // of a shard it is noted what was listed
  Readers readers(jobs_of(options), options.ocr);  // before all that its processes would inherit
  std::vector<Input> inputs = list_inputs(options.inputs, options.out);
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  if (!reads_standard_input(options)) {
    make_paths_unique(inputs, options.inputs);
    take_share(options.sharding, inputs);
    if (const auto tally = find_unchanged(options, inputs)) {
      tell(options, *tally, {}, seconds());
      return exit_code(*tally);
    }
  }
  read_ahead(options, inputs, readers);
  const auto rules = load_rules(options);
  readers.stop_reading_ahead();
  const MunicipalityCodes municipalities(rules.lexicons());
  const Manifest manifest = load_manifest(options, municipalities);
  CorrectionsFile corrections =
      options.corrections.empty() ? CorrectionsFile() : CorrectionsFile::load(options.corrections);
  if (inputs.empty() && !reads_standard_input(options) && !options.sharding.shard) {
    throw UsageError(
        {"no files found in the INPUTs: expected files, or folders with files in them"});
  }
  const auto sink = is_stream(options)
                        ? open_stream_sink()
                        : open_folder_sink(options, rules, readers.isolation(), corrections);
  const Quarantine quarantine = is_stream(options) ? Quarantine() : read_quarantine(options);
  std::unique_ptr<Spool> spool;
  if (reads_standard_input(options)) {
    add_standard_input(options, municipalities, inputs, spool, signals);
    make_paths_unique(inputs, options.inputs);
    take_share(options.sharding, inputs);
  }
  const std::int64_t now = now_of_files();
  SeenFiles seen(inputs, now, options.ocr);
  keep_what_is_untouched(options, *sink, inputs);
  inputs = open_containers(std::move(inputs), options.containers, municipalities,
                           readers.unpackers(), spool, signals);
  number_paths(inputs);
  const bool warned = finish_list(options, manifest, municipalities, inputs);

  Tally tally;
  const WorkerSettings settings{
      rules,           readers,           quarantine,       spool.get(), options.max_bytes,
      sink->earlier(), sink->forgotten(), sink->finished(), now,         options.check_bytes,
      options.ocr};
  const std::size_t done = work_through(options, inputs, settings, *sink, tally, seen, signals);
  if (const int signal = signals.caught()) return stopped(signal, done, inputs.size());
  check_counts(tally, inputs.size());
  sink->commit({seen.take(), warned});
  if (const auto facts = sink->facts()) tally.set_facts(*facts);
  tell(options, tally, corrections, seconds());
  return exit_code(tally);
}

}  // namespace orgkarta::app
