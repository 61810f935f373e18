// Runs a list of rules over lines of text.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

#include "pipeline/rules/candidates.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// All matches of all rules. Holds buffers: one a thread and list of rules.
class Runner {
 public:
  Runner(const std::vector<CompiledRule>& rules, const Anchors& anchors, const Alphabet& alphabet)
      : rules_(rules),
        recognisers_(rules.size()),
        candidates_(rules, anchors, alphabet, recognisers_) {}

  /// Calls `seen(rule, line number, match)` for each match, rule after rule, as a rule's code and
  /// what the processor has learnt of it are then still at hand; those of one rule from the text's
  /// begin to its end. It returns where the search for the rule goes on: at least one byte behind
  /// the match's begin.
  template <class Seen>
  void run(const Lines& lines, Seen&& seen) {
    candidates_.find(lines);
    for (std::size_t number = 0; number < rules_.size(); ++number) {
      std::uint32_t at = 0;
      for (const Candidate& candidate : candidates_.of_rule(number)) {
        if (candidate.at >= at) at = try_at(rules_[number], lines, candidate, seen);
      }
    }
  }

  /// The same, measured: calls `timed(rule number, tries, seconds)` for each rule that was tried.
  /// Returns the seconds that finding the candidates took.
  template <class Seen, class Timed>
  double run_timed(const Lines& lines, Seen&& seen, Timed&& timed) {
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::time_point from, Clock::time_point to) {
      return std::chrono::duration<double>(to - from).count();
    };
    const auto start = Clock::now();
    candidates_.find(lines);
    const auto found = Clock::now();
    auto before = found;
    for (std::size_t number = 0; number < rules_.size(); ++number) {
      std::uint32_t at = 0;
      std::size_t tries = 0;
      for (const Candidate& candidate : candidates_.of_rule(number)) {
        if (candidate.at < at) continue;
        at = try_at(rules_[number], lines, candidate, seen);
        ++tries;
      }
      if (tries == 0) continue;
      const auto after = Clock::now();
      timed(number, tries, seconds(before, after));
      before = after;
    }
    return seconds(start, found);
  }

  /// The same, slowly: every rule over every line, without candidates, by RE2 alone.
  template <class Seen>
  void run_slowly(const Lines& lines, Seen&& seen) {
    for (const CompiledRule& rule : rules_) {
      for (std::uint32_t line = 0; line < lines.lines.size(); ++line) {
        run_slowly_from(rule, lines, {line, lines.lines[line].span.begin}, seen);
      }
    }
  }

 private:
  // All of these return where the rule's next match may begin.
  template <class Seen>
  std::uint32_t try_at(const CompiledRule& rule, const Lines& lines, Candidate place, Seen&& seen) {
    using Result = Attempt::Result;
    Recogniser* const recogniser = recogniser_of(rule);
    Result result = search_.find(rule, recogniser, lines, place.line, place.at);
    while (result == Result::found) {
      place.at = next(rule, place.line, seen);
      if (rule.boundary) return place.at;  // what follows has candidates of its own
      result = search_.find(rule, recogniser, lines, place.line, place.at);
    }
    // A line that is too much for one try would be so for many: RE2's time is bound by its length.
    return result == Result::none ? place.at : run_slowly_from(rule, lines, place, seen);
  }

  template <class Seen>
  std::uint32_t run_slowly_from(const CompiledRule& rule, const Lines& lines, Candidate place,
                                Seen&& seen) {
    const std::uint32_t end = lines.lines[place.line].span.end;
    while (place.at <= end && search_.find_slowly(rule, lines, place.line, place.at)) {
      place.at = next(rule, place.line, seen);
    }
    return end + 1;
  }

  template <class Seen>
  std::uint32_t next(const CompiledRule& rule, std::uint32_t line, Seen&& seen) {
    const Span whole = search_.match().whole;
    const std::uint32_t least = whole.begin + 1;
    return whole.empty() ? least : std::max(least, seen(rule, line, search_.match()));
  }

  Recogniser* recogniser_of(const CompiledRule& rule) {
    if (!rule.program) return nullptr;
    return &recognisers_.of(static_cast<std::size_t>(&rule - rules_.data()), *rule.program);
  }

  const std::vector<CompiledRule>& rules_;
  Recognisers recognisers_;
  Candidates candidates_;
  Search search_;
};

}  // namespace orgkarta::rules
