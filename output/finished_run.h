// What a finished database tells of the run that made it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "output/mask_rows.h"

namespace orgkarta::output {

struct FinishedRun {
  std::string version, rules_hash, settings;  ///< what its facts hang on, beside the documents
  std::string options, readers, isolation;    ///< of the last run: JSON objects
  std::string facts;                          ///< SHA-256 of its facts.jsonl
  std::vector<ForgottenName> forgotten;
  std::string first;       ///< the first path; empty if there is no document
  std::string first_read;  ///< the first path of a document with a text; empty if there is none
};

/// Looks at DIR/orgkarta.db. Throws WrongDatabase if there is none that this version reads, or not
/// all of it is there: damaged pages, another number of rows than the run counted.
FinishedRun read_finished_run(const std::filesystem::path& dir);

}  // namespace orgkarta::output
