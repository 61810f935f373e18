// Tells which rules' required literals a word holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/automaton.h"
#include "pipeline/rules/required.h"

namespace orgkarta::rules {

/// The anchors of a list of rules. Words are what a text is looked at by, and a word's letters say
/// the same wherever it stands; so a literal of several words counts as its longest one. Constant
/// after building.
class Anchors {
 public:
  Anchors() = default;
  /// One set of clauses a rule (required.h), in the order of the rules.
  Anchors(const std::vector<Clauses>& rules, const Alphabet& alphabet);

  /// Calls `seen(rule, clause)` for each clause that `word` meets, perhaps more than once. A word
  /// is a run of letters and digits, or one other character.
  template <class Seen>
  void find(std::string_view word, Seen&& seen) const {
    automaton_.scan(word, [&](std::uint32_t literal) {
      for (const Use& use : uses_[literal]) seen(use.rule, use.clause);
    });
  }

  std::size_t rule_count() const { return clause_counts_.size(); }
  /// How many clauses a rule has, all of which must be met: 0 for one that may match anywhere.
  std::uint32_t clause_count(std::uint32_t rule) const { return clause_counts_[rule]; }
  /// The rules without anchors.
  std::vector<std::uint32_t> unanchored() const;

 private:
  struct Use {
    std::uint32_t rule = 0;
    std::uint32_t clause = 0;  ///< its number among the rule's
  };

  Automaton automaton_;
  std::vector<std::vector<Use>> uses_;  ///< by literal
  std::vector<std::uint32_t> clause_counts_;
};

}  // namespace orgkarta::rules
