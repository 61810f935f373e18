// Tells which rules may match in a block, by the literals that each rule needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/automaton.h"
#include "pipeline/rules/required.h"

namespace orgkarta::rules {

/// The anchors of a list of rules. Constant after building; each thread has its own Scratch.
class Anchors {
 public:
  /// What one pass over a block needs; never cleared, as marks carry the number of their pass.
  struct Scratch {
    std::uint32_t pass = 0;
    std::vector<std::uint32_t> literal_seen;
    std::vector<std::uint32_t> clause_seen;
    std::vector<std::uint32_t> rule_pass;
    std::vector<std::uint8_t> rule_clauses;
  };

  Anchors() = default;
  /// One set of clauses a rule (required.h), in the order of the rules.
  explicit Anchors(const std::vector<Clauses>& rules);

  Scratch scratch() const;

  /// Calls `seen(rule)` once for each anchored rule that may match in `text`.
  template <class Seen>
  void find(std::string_view text, Scratch& scratch, Seen&& seen) const {
    begin_pass(scratch);
    automaton_.scan(text, [&](std::uint32_t literal) {
      if (scratch.literal_seen[literal] == scratch.pass) return;
      scratch.literal_seen[literal] = scratch.pass;
      for (const std::uint32_t number : clauses_of_[literal]) {
        if (completes_rule(number, scratch)) seen(clauses_[number].rule);
      }
    });
  }

  std::size_t rule_count() const { return rules_; }
  /// The rules without anchors, which are candidates everywhere.
  const std::vector<std::uint32_t>& unanchored() const { return unanchored_; }
  const Automaton& automaton() const { return automaton_; }

 private:
  struct Clause {
    std::uint32_t rule = 0;
    std::uint8_t needed = 0;  ///< clauses of that rule
  };

  void begin_pass(Scratch& scratch) const;
  bool completes_rule(std::uint32_t clause, Scratch& scratch) const;

  Automaton automaton_;
  std::vector<std::vector<std::uint32_t>> clauses_of_;  ///< literal → clauses it is in
  std::vector<Clause> clauses_;
  std::vector<std::uint32_t> unanchored_;
  std::size_t rules_ = 0;
};

}  // namespace orgkarta::rules
