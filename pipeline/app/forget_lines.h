// Forgotten names in the lines of JSON that a run wrote.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "output/atomic_file.h"
#include "pipeline/app/forgotten.h"
#include "pipeline/app/sha256.h"

namespace orgkarta::app {

/// Whose name goes.
struct ForgottenPerson {
  std::string id;
  std::string municipality;        ///< code; empty: of documents of none
  std::vector<std::string> names;  ///< as documents write it

  /// Overwrites the name within an id that was made of it; false if it is none.
  bool mask_id(std::string& text) const;
};

/// Writes DIR/facts.jsonl anew into `out`: the lines of the person's municipality without the name.
/// Adds what is written to `sum`. Throws EnvironmentError.
void forget_in_facts(const std::filesystem::path& dir, const ForgottenPerson& person,
                     const Forgotten& forgotten, output::AtomicFile& out, Sha256& sum);

/// Takes the forgotten names of its municipality out of a line of facts.jsonl (without line end).
/// `file` is named if it is no JSON. Throws EnvironmentError.
void forget_in_line(std::string& line, const Forgotten& forgotten,
                    const std::filesystem::path& file);

/// The same of DIR/changes.jsonl, ids too.
void forget_in_changes(const std::filesystem::path& dir, const ForgottenPerson& person,
                       const Forgotten& forgotten, output::AtomicFile& out);

}  // namespace orgkarta::app
