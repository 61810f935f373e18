// One input to one result.
#pragma once

#include <cstdint>

#include "output/earlier_run.h"
#include "pipeline/app/batch.h"
#include "pipeline/app/finished_work.h"
#include "pipeline/app/forgotten.h"
#include "pipeline/app/quarantine.h"
#include "pipeline/app/readers.h"
#include "pipeline/app/spool.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::app {

/// What all workers share; constant during a run.
struct WorkerSettings {
  const rules::RuleSet& rules;
  Readers& readers;
  const Quarantine& quarantine;
  const Spool* spool = nullptr;                 ///< null if nothing came on standard input
  std::uint64_t max_bytes = 0;                  ///< larger documents are too_large
  const output::EarlierRun* earlier = nullptr;  ///< what need not be read again; null: nothing
  const Forgotten* forgotten = nullptr;         ///< whose names are not written; null: nobody
  FinishedWork* finished = nullptr;  ///< what a run that was cut off has done; null: nothing
  std::int64_t now = 0;              ///< no file was read before (now_of_files())
  bool check_bytes = false;          ///< a file's stamp tells nothing
  bool ocr = false;                  ///< scanned PDF files are read by foreign programs
};

/// A handler for run_batch(), for one thread. It catches what a document throws: the document's
/// outcome is then crash or oom, and the run goes on.
Handler make_worker(const WorkerSettings& settings);

}  // namespace orgkarta::app
