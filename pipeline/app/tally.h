// Counts of a run.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "pipeline/model/facts.h"
#include "pipeline/model/outcome.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// What a run met and found.
class Tally {
 public:
  void add(const Record& record, bool kept = false);

  /// Of a run that was not repeated: how many inputs of each outcome it had, all of them unchanged.
  void set_unchanged(Outcome outcome, std::size_t inputs);

  /// How many facts of each kind all documents have, those kept of an earlier run included.
  void set_facts(const std::array<std::size_t, 6>& counts) { facts_ = counts; }

  std::size_t count(Outcome outcome) const { return outcomes_[static_cast<std::size_t>(outcome)]; }
  std::size_t inputs() const;  ///< of all outcomes
  std::size_t errors() const;  ///< lines of errors.jsonl
  std::size_t facts() const;   ///< of all kinds
  std::uint64_t bytes() const { return bytes_; }

  /// One line: "10 documents, 143 facts, 2 errors".
  std::string line() const;
  /// A table: each kind of fact with its number, each outcome that occurred.
  std::string table() const;

 private:
  std::array<std::size_t, kOutcomeNames.size()> outcomes_{};
  std::array<std::size_t, 6> facts_{};  ///< in the order of kFactNames (tally.cc)
  std::uint64_t bytes_ = 0;
  std::size_t kept_ = 0;  ///< documents that had not changed
};

}  // namespace orgkarta::app
