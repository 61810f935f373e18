#include "pipeline/rules/candidates.h"

#include <algorithm>

namespace orgkarta::rules {

Candidates::Candidates(const std::vector<CompiledRule>& rules, const Anchors& anchors,
                       const Alphabet& alphabet)
    : alphabet_(alphabet),
      clues_(rules, anchors),
      width_(clues_.width()),
      unneeded_(kMaxClauses * width_),
      free_(width_),
      met_(kMaxClauses * width_) {
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    if (!rules[rule].boundary) set_bit(free_, rule);
    for (std::uint32_t clause = anchors.clause_count(rule); clause < kMaxClauses; ++clause) {
      unneeded_[rule / 64 * kMaxClauses + clause] |= std::uint64_t{1} << (rule % 64);
    }
  }
}

// From right to left, as all that a match needs stands behind its begin.
const std::vector<Candidate>& Candidates::find(const Lines& lines, std::uint32_t line) {
  found_.clear();
  met_ = unneeded_;
  const Span span = lines.lines[line].span;
  const char* const bytes = lines.bytes.data();
  for (std::uint32_t end = span.end; end > span.begin;) {
    std::uint32_t begin = end - 1;
    if (!alphabet_.is_word(bytes[begin])) {
      // Behind a word's last letter none begins; a line feed stands before the first character.
      const bool starts = !alphabet_.is_word(bytes[begin - 1]);
      add(clues_.of_other(bytes[begin]), starts ? begin : 0);
    } else {
      while (alphabet_.is_word(bytes[begin - 1])) --begin;
      add(clues_.of_word({bytes + begin, end - begin + 1}), begin);
    }
    end = begin;
  }
  add_free(span.begin);
  std::reverse(found_.begin(), found_.end());
  return found_;
}

// Takes a word's clues into account, and the rules that may begin at `at` unless that is 0.
void Candidates::add(const std::uint64_t* clues, std::uint32_t at) {
  std::uint64_t* met = met_.data();
  for (std::size_t i = 0; i < width_; ++i, clues += Clues::kSets, met += kMaxClauses) {
    std::uint64_t ready = clues[0];
    for (std::size_t clause = 0; clause < kMaxClauses; ++clause) {
      met[clause] |= clues[1 + clause];
      ready &= met[clause];
    }
    if (at != 0) put(ready & ~free_[i], i, at);
  }
}

void Candidates::add_free(std::uint32_t at) {
  const std::uint64_t* met = met_.data();
  for (std::size_t i = 0; i < width_; ++i, met += kMaxClauses) {
    std::uint64_t ready = free_[i];
    for (std::size_t clause = 0; clause < kMaxClauses; ++clause) ready &= met[clause];
    put(ready, i, at);
  }
}

void Candidates::put(std::uint64_t rules, std::size_t word, std::uint32_t at) {
  each_bit(rules, word * 64, [&](std::uint32_t rule) { found_.push_back({rule, at}); });
}

}  // namespace orgkarta::rules
