// Runs a list of rules over lines of text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "pipeline/rules/candidates.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// All matches of all rules. Holds buffers: one a thread and list of rules.
class Runner {
 public:
  Runner(const std::vector<CompiledRule>& rules, const Anchors& anchors, const Alphabet& alphabet)
      : rules_(rules), candidates_(rules, anchors, alphabet), resume_(rules.size()) {}

  /// Calls `seen(rule, line number, match)` for each match, those of one rule in a line from left
  /// to right. It returns where the search for the rule goes on: at least one byte behind the
  /// match's begin.
  template <class Seen>
  void run(const Lines& lines, Seen&& seen) {
    std::fill(resume_.begin(), resume_.end(), 0);
    for (std::uint32_t line = 0; line < lines.lines.size(); ++line) {
      for (const Candidate candidate : candidates_.find(lines, line)) {
        const CompiledRule& rule = rules_[candidate.rule];
        std::uint32_t& at = resume_[candidate.rule];
        if (candidate.at < at) continue;
        at = candidate.at;
        while (search_.find(rule, lines, line, at)) {
          at = next(rule, line, seen);
          if (rule.boundary) break;  // the rest has candidates of its own
        }
      }
    }
  }

  /// The same, slowly: every rule over every line, without candidates, by RE2 alone.
  template <class Seen>
  void run_slowly(const Lines& lines, Seen&& seen) {
    for (const CompiledRule& rule : rules_) {
      for (std::uint32_t line = 0; line < lines.lines.size(); ++line) {
        std::uint32_t at = lines.lines[line].span.begin;
        while (at <= lines.lines[line].span.end && search_.find_slowly(rule, lines, line, at)) {
          at = next(rule, line, seen);
        }
      }
    }
  }

 private:
  template <class Seen>
  std::uint32_t next(const CompiledRule& rule, std::uint32_t line, Seen&& seen) {
    const Span whole = search_.match().whole;
    const std::uint32_t least = whole.begin + 1;
    return whole.empty() ? least : std::max(least, seen(rule, line, search_.match()));
  }

  const std::vector<CompiledRule>& rules_;
  Candidates candidates_;
  Search search_;
  std::vector<std::uint32_t> resume_;  ///< by rule
};

}  // namespace orgkarta::rules
