// Which lines each rule must look at.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/rules/anchors.h"
#include "pipeline/rules/lines.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// The lines that each rule may match in. Reused document after document, one a thread.
class Candidates {
 public:
  explicit Candidates(const Anchors& anchors);

  /// Looks for anchors in all lines.
  void find(const Lines& lines);
  /// Takes every line for every rule.
  void take_all(const Lines& lines);

  /// The numbers of the rules that have lines, rising.
  const std::vector<std::uint32_t>& rules() const { return rules_; }

  /// Calls `seen(search, line number)` for each match of a rule. Rules run one after another, not
  /// line after line: an automaton that stays in the cache is three times as fast. A rule with
  /// many lines runs over all at once, as it cannot match in the others anyway.
  template <class Seen>
  void each_match(std::uint32_t number, const CompiledRule& rule, const Lines& lines,
                  Search::Groups& groups, Seen&& seen) const {
    const std::vector<std::uint32_t>& own = lines_of_[number];
    if (own.size() * 3 >= lines.lines.size()) {
      Search search(rule, lines.bytes, {0, static_cast<std::uint32_t>(lines.bytes.size())}, groups);
      std::uint32_t line = 0;
      while (search.next()) {
        while (lines.lines[line].span.end <= search.whole().begin) ++line;
        seen(search, line);
      }
      return;
    }
    for (const std::uint32_t line : own) {
      Search search(rule, lines.bytes, lines.fenced(line), groups);
      while (search.next()) seen(search, line);
    }
  }

 private:
  void clear();
  void add(std::uint32_t rule, std::uint32_t line);

  const Anchors& anchors_;
  Anchors::Scratch scratch_;
  std::vector<std::vector<std::uint32_t>> lines_of_;
  std::vector<std::uint32_t> rules_;
};

}  // namespace orgkarta::rules
