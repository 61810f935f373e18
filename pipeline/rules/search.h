// One rule's matches in a line of text.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/rules/attempt.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/lines.h"
#include "pipeline/rules/recogniser.h"

namespace orgkarta::rules {

/// A match. Offsets are those of the whole string of lines.
struct RuleMatch {
  Span whole;                ///< what the author's pattern matched, without the boundaries
  std::vector<Span> groups;  ///< in the order of the rule's; {0, 0} for one that took no part
};

/// Looks for single matches. Holds buffers: one a thread.
class Search {
 public:
  /// The match of a rule that begins at `at`, or, of a rule without a boundary, the first that
  /// does not begin before; "unknown" if that takes too long.
  Attempt::Result find(const CompiledRule& rule, Recogniser* recogniser, const Lines& lines,
                       std::uint32_t line, std::uint32_t at);

  /// The first match that does not begin before `at`, as RE2 finds it: what all else must equal.
  bool find_slowly(const CompiledRule& rule, const Lines& lines, std::uint32_t line,
                   std::uint32_t at);

  /// What was found last.
  const RuleMatch& match() const { return match_; }

 private:
  Attempt attempt_;
  std::vector<re2::StringPiece> pieces_;
  RuleMatch match_;
};

}  // namespace orgkarta::rules
