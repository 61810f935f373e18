// Where each rule may match.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/clues.h"
#include "pipeline/rules/lines.h"

namespace orgkarta::rules {

/// A place where a rule must be tried.
struct Candidate {
  std::uint32_t rule = 0;  ///< its number in its list
  std::uint32_t at = 0;    ///< in the string of lines
};

/// Finds the candidates of one line after another: the words that a rule may begin with, as long as
/// the rest of the line meets all its clauses. One a thread.
class Candidates {
 public:
  Candidates(const std::vector<CompiledRule>& rules, const Anchors& anchors,
             const Alphabet& alphabet);

  /// The candidates in a line, from left to right. Rules without a boundary, which may begin
  /// inside a word, have their one candidate at the line's begin. Valid until the next call.
  const std::vector<Candidate>& find(const Lines& lines, std::uint32_t line);

 private:
  void add(const std::uint64_t* clues, std::uint32_t at);
  void add_free(std::uint32_t at);
  void put(std::uint64_t rules, std::size_t word, std::uint32_t at);

  const Alphabet& alphabet_;
  Clues clues_;
  std::size_t width_;
  std::vector<std::uint64_t> unneeded_;  ///< for each 64 rules and clause, those that have none
  std::vector<std::uint64_t> free_;      ///< the rules without a boundary
  std::vector<std::uint64_t> met_;       ///< for each 64 rules and clause, those that have seen it
  std::vector<Candidate> found_;
};

}  // namespace orgkarta::rules
