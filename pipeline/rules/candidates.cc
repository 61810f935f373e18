#include "pipeline/rules/candidates.h"

#include <algorithm>
#include <numeric>

#include "pipeline/rules/masked_names.h"

namespace orgkarta::rules {

Candidates::Candidates(const std::vector<CompiledRule>& rules, const Anchors& anchors,
                       const Alphabet& alphabet, Recognisers& recognisers)
    : alphabet_(alphabet),
      clues_(rules, anchors, alphabet, recognisers),
      width_(clues_.width()),
      sentence_end_(static_cast<char>(alphabet.byte_of(kSentenceEnd))),
      unneeded_(width_ * kMaxClauses),
      met_(width_ * kMaxClauses),
      ready_(width_),
      free_(width_),
      inside_(width_),
      crossing_(width_),
      begins_(rules.size() + 1) {
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    if (!rules[rule].boundary) set_bit(free_, rule);
    if (!rules[rule].begins_line) set_bit(inside_, rule);
    if (rules[rule].crosses_sentences || !rules[rule].boundary) set_bit(crossing_, rule);
    for (std::uint32_t clause = anchors.clause_count(rule); clause < kMaxClauses; ++clause) {
      unneeded_[clause * width_ + rule / 64] |= std::uint64_t{1} << (rule % 64);
    }
  }
}

void Candidates::find(const Lines& lines) {
  found_.clear();
  // The last line first, as each is gone through from its end: turned round, all is in order.
  for (auto line = static_cast<std::uint32_t>(lines.lines.size()); line-- > 0;) find(lines, line);
  sort_by_rule();
}

// From right to left, as all that a match needs stands behind its begin.
void Candidates::find(const Lines& lines, std::uint32_t line) {
  const Span span = lines.lines[line].span;
  cut(lines, span);
  for (Item& item : items_) {
    if (item.word) clues_.find(item.lookup);
  }
  met_ = unneeded_;
  see_ready();
  for (Item& item : items_) {
    const char c = lines.bytes[item.at];
    if (item.word) {
      add_word(item, line, item.at == span.begin);
    } else if (const auto* met = clues_.met_by_other(c)) {
      meet(met);
    }
    if (c == sentence_end_) end_sentence();
  }
  add_free({line, span.begin});
}

// Leaves in items_ what of a line tells anything.
void Candidates::cut(const Lines& lines, Span span) {
  items_.clear();
  const char* const bytes = lines.bytes.data();
  for (std::uint32_t end = span.end; end > span.begin;) {
    std::uint32_t begin = end - 1;
    const char c = bytes[begin];
    if (!alphabet_.is_word(c)) {
      // Behind a word's last letter no match begins.
      if (clues_.may_begin(c) && !alphabet_.is_word(bytes[begin - 1])) {
        add_item(begin, with_next_word(lines, begin, span.end));
      } else if (clues_.met_by_other(c) != nullptr || c == sentence_end_) {
        items_.push_back({begin});
      }
    } else {
      while (alphabet_.is_word(bytes[begin - 1])) --begin;  // before a line stands a line feed
      // Names begin with a capital letter and go on with another.
      const bool peeks = end < span.end && alphabet_.is_capital(bytes[begin]);
      add_item(begin, {bytes + begin, end - begin + (peeks ? 2 : 1)});
    }
    end = begin;
  }
}

// Mentions are followed by few different words, and rules that begin with a mention are many; so
// a mention, a space, the next word and what ends it are looked up together.
std::string_view Candidates::with_next_word(const Lines& lines, std::uint32_t begin,
                                            std::uint32_t end) const {
  std::uint32_t i = begin + 1;
  if (i < end && !alphabet_.is_word(lines.bytes[i])) ++i;
  while (i < end && alphabet_.is_word(lines.bytes[i])) ++i;
  return lines.view().substr(begin, i + 1 - begin);
}

// Takes a word's clues into account, and the rules that may begin with it.
void Candidates::add_word(Item& item, std::uint32_t line, bool first) {
  const Clues::Word word = clues_.of_word(item.lookup);
  if (word.met != nullptr) meet(word.met);
  for (std::size_t i = 0; i < width_; ++i) {
    const std::uint64_t rules = first ? ready_[i] : ready_[i] & inside_[i];
    if (rules != 0) put(clues_.begins(word, i, rules), i, {line, item.at});
  }
}

void Candidates::meet(const std::uint64_t* met) {
  for (std::size_t i = 0; i < met_.size(); ++i) met_[i] |= met[i];
  see_ready();
}

// What stands behind a sentence's end is of no use to matches that begin before it.
void Candidates::end_sentence() {
  for (std::size_t clause = 0; clause < met_.size(); clause += width_) {
    for (std::size_t i = 0; i < width_; ++i) {
      met_[clause + i] = (met_[clause + i] & crossing_[i]) | unneeded_[clause + i];
    }
  }
  see_ready();
}

void Candidates::see_ready() {
  std::copy_n(met_.begin(), width_, ready_.begin());
  for (std::size_t clause = width_; clause < met_.size(); clause += width_) {
    for (std::size_t i = 0; i < width_; ++i) ready_[i] &= met_[clause + i];
  }
}

void Candidates::add_free(Candidate candidate) {
  for (std::size_t i = 0; i < width_; ++i) put(ready_[i] & free_[i], i, candidate);
}

void Candidates::put(std::uint64_t rules, std::size_t word, Candidate candidate) {
  each_bit(rules, word * 64, [&](std::uint32_t rule) { found_.push_back({rule, candidate}); });
}

// By counting, from the last one found to the first.
void Candidates::sort_by_rule() {
  std::fill(begins_.begin(), begins_.end(), 0);
  for (const Found& f : found_) ++begins_[f.rule + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  sorted_.resize(found_.size());
  next_.assign(begins_.begin(), begins_.end());
  for (auto f = found_.rbegin(); f != found_.rend(); ++f) sorted_[next_[f->rule]++] = f->candidate;
}

}  // namespace orgkarta::rules
