// Many documents: their sums, in groups, and what became of an older run.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/evaluate/compare.h"

namespace orgkarta::evaluate {

/// The figures of some documents.
struct Group {
  std::string name;  ///< gold's code or type, "" where gold has none
  std::size_t documents = 0;
  Scores strict;
  Scores relaxed;
  std::optional<Scores> before;  ///< strict figures of the older run
};

/// The figures of all documents. `before` has the same documents in the same order, or is empty.
Group sum_up(const std::vector<DocumentScore>& documents, const std::vector<DocumentScore>& before);

/// The figures of each group, by name. None for Grouping::none.
std::vector<Group> group(const std::vector<DocumentScore>& documents,
                         const std::vector<DocumentScore>& before, Grouping by);

/// One fact that fares otherwise than in an older run.
struct Difference {
  enum class What {
    gained,  ///< found now, missed before
    lost,    ///< missed now, found before
    added,   ///< a false alarm that was not there
    gone,    ///< a false alarm that is not there any more
  };
  What what = What::gained;
  const Finding* finding = nullptr;  ///< of the run that has it; lives in its DocumentScore
};

/// What differs in one document. False alarms are the same if they say the same; ids do not count.
std::vector<Difference> differences(const DocumentScore& before, const DocumentScore& now);

/// "gained", "lost", "new", "gone".
std::string_view name_of(Difference::What what);

}  // namespace orgkarta::evaluate
