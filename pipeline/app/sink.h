// Where results go.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "output/earlier_run.h"
#include "output/seen_files.h"
#include "pipeline/app/batch.h"
#include "pipeline/app/corrections_file.h"
#include "pipeline/app/finished_work.h"
#include "pipeline/app/forgotten.h"
#include "pipeline/app/options.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/sandbox/isolation.h"

namespace orgkarta::app {

/// Facts of less confidence are marked tentative in all outputs.
inline constexpr double kTentativeBelow = 0.5;

/// What the next run asks of this one, beside its results.
struct Seen {
  std::vector<output::SeenFile> files;  ///< that need not be opened while they stay so, by path
  bool warned = false;                  ///< of the manifest, as each run is to warn
};

/// Takes results in order. commit() makes them visible; without it earlier outputs stay. Throws
/// output::EnvironmentError and output::LockedError.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void accept(const Result& result) = 0;
  virtual void commit(Seen seen) = 0;

  /// What an earlier run left that need not be read again; null: nothing.
  virtual const output::EarlierRun* earlier() const { return nullptr; }
  /// What a run that was cut off has done; null: that is not asked.
  virtual FinishedWork* finished() { return nullptr; }
  /// Whose names must not be written; null: nobody's.
  virtual const Forgotten* forgotten() const { return nullptr; }
  /// After commit(), of each kind of fact how many there are now; empty if that is not known.
  virtual std::optional<std::array<std::size_t, 6>> facts() const { return std::nullopt; }
};

/// facts.jsonl, errors.jsonl and orgkarta.db in `options.out`, which is created and locked. Results
/// must come in byte order of their paths. `isolation` is told of the run; `corrections` win over
/// the linking, and know after commit() which of them hold.
std::unique_ptr<Sink> open_folder_sink(const Options& options, const rules::RuleSet& rules,
                                       const sandbox::Isolation& isolation,
                                       CorrectionsFile& corrections);

/// Lines to standard output, errors to standard error. Each line is out before the next is made.
std::unique_ptr<Sink> open_stream_sink();

}  // namespace orgkarta::app
