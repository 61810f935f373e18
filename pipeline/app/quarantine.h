// Documents that have ended their readers so often that they are not tried again.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "output/earlier_failures.h"
#include "pipeline/app/options.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// After so many runs a document that ended its reader in each is not tried any more.
inline constexpr std::uint32_t kMostAttempts = 3;

/// What the runs before tell of documents, which are known by their bytes and what they are read
/// as. Any thread may ask.
class Quarantine {
 public:
  Quarantine() = default;  ///< nothing is known, all is tried
  /// With `retry`, all is tried, and what fails again is counted on.
  Quarantine(const std::vector<output::EarlierFailure>& earlier, bool retry);

  /// If the document of `record` (whose sha256 and media type are set) is not to be tried, settles
  /// it with the outcome that it had, and returns true.
  bool keeps(Record& record) const;

  /// Counts the attempt that has just ended as `record` says, if it was its reader's end.
  void count(Record& record) const;

 private:
  const output::EarlierFailure* find(const Record& record) const;

  std::map<std::pair<std::string, std::string>, output::EarlierFailure> earlier_;
  bool retry_ = false;
};

/// What a reader's end hangs on beside the document and the version, a JSON object: its limits and
/// the options that change what it does.
std::string reader_settings(const Options& options);

/// What the database in the output folder tells, whose lock is held.
Quarantine read_quarantine(const Options& options);

}  // namespace orgkarta::app
