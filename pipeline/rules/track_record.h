// How often each rule was right in documents whose facts are known.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "pipeline/rules/problem.h"

namespace orgkarta::rules {

/// Facts that a rule had a part in.
struct TrackRecord {
  std::size_t right = 0;
  std::size_t wrong = 0;
  int line = 0;  ///< of the file, from 1
};

/// By the rules' ids.
using TrackRecords = std::map<std::string, TrackRecord, std::less<>>;

/// Reads "rule<TAB>right<TAB>wrong" lines; lines that begin with # are comments. Faults go to
/// `problems`.
TrackRecords read_track_records(const SourceFile& file, Problems& problems);

/// How often a rule with that record is right in documents that it was not made for. What little
/// was seen of it counts beside what is expected of any rule (additive smoothing with a prior).
double expected_precision(const TrackRecord& record);

}  // namespace orgkarta::rules
