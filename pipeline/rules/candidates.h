// Where each rule may match.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/clues.h"
#include "pipeline/rules/lines.h"

namespace orgkarta::rules {

/// A place where a rule must be tried.
struct Candidate {
  std::uint32_t line = 0;
  std::uint32_t at = 0;  ///< in the string of lines
};

/// Finds the candidates of all rules: the words that a rule may begin with, as long as the rest of
/// the line meets all its clauses. One a thread.
class Candidates {
 public:
  Candidates(const std::vector<CompiledRule>& rules, const Anchors& anchors,
             const Alphabet& alphabet, Recognisers& recognisers);

  /// Looks through all lines.
  void find(const Lines& lines);

  /// A rule's candidates, line by line and from left to right. A rule without a boundary, which
  /// may begin inside a word, has its one candidate at a line's begin. Valid until the next find().
  std::span<const Candidate> of_rule(std::size_t rule) const {
    return std::span(sorted_).subspan(begins_[rule], begins_[rule + 1] - begins_[rule]);
  }

 private:
  struct Found {
    std::uint32_t rule = 0;
    Candidate candidate;
  };

  /// What of a line is looked at: a word, or another character.
  struct Item {
    std::uint32_t at = 0;
    bool word = false;
    Clues::Lookup lookup{};  ///< of a word
  };

  void find(const Lines& lines, std::uint32_t line);
  void cut(const Lines& lines, Span span);
  void add_item(std::uint32_t at, std::string_view word) {
    items_.push_back({at, true, clues_.look_for(word)});
  }
  std::string_view with_next_word(const Lines& lines, std::uint32_t begin, std::uint32_t end) const;
  void add_word(Item& item, std::uint32_t line, bool first);
  void meet(const std::uint64_t* met);
  void end_sentence();
  void see_ready();
  void add_free(Candidate candidate);
  void put(std::uint64_t rules, std::size_t word, Candidate candidate);
  void sort_by_rule();

  const Alphabet& alphabet_;
  Clues clues_;
  std::size_t width_;
  char sentence_end_;
  std::vector<std::uint64_t> unneeded_;  ///< clause by clause, the rules that do not ask for it
  std::vector<std::uint64_t> met_;       ///< clause by clause, those and the ones that have seen it
  std::vector<std::uint64_t> ready_;     ///< the rules that have seen all
  std::vector<std::uint64_t> free_;      ///< the rules without a boundary
  std::vector<std::uint64_t> inside_;    ///< the rules that may begin behind a line's begin
  std::vector<std::uint64_t> crossing_;  ///< the rules whose matches may cross a sentence's end
  std::vector<Item> items_;              ///< of a line, from its end on
  std::vector<Found> found_;
  std::vector<Candidate> sorted_;
  std::vector<std::size_t> next_;
  std::vector<std::size_t>
      begins_;  ///< where each rule's candidates begin in sorted_, then the end
};

}  // namespace orgkarta::rules
