#include "pipeline/rules/clues.h"

#include <algorithm>
#include <utility>

#include "pipeline/rules/conditions.h"
#include "pipeline/rules/lines.h"

namespace orgkarta::rules {
namespace {

constexpr std::size_t kPrefix = 3;  // bytes: there are few beginnings of words, so most are known

}  // namespace

Clues::Clues(const std::vector<CompiledRule>& rules, const Anchors& anchors,
             const Alphabet& alphabet)
    : rules_(rules),
      anchors_(anchors),
      alphabet_(alphabet),
      width_(std::max<std::size_t>(1, words_for(rules.size()))),
      parts_(WordTable::kWords * width_),
      tells_(WordTable::kWords),
      others_(256 * width_),
      all_(width_),
      scratch_(width_) {
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    if (rules[rule].boundary) all_[rule / 64].begins |= std::uint64_t{1} << (rule % 64);
  }
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    Part* const parts = others_.data() + byte * width_;
    meet_clauses({&c, 1}, parts);
    for (std::size_t i = 0; i < width_; ++i) {
      telling_[byte] |= parts[i].met != Part().met;
      Part part = all_[i];
      ask({&c, 1}, i * 64, part.begins, part);
      beginning_[byte] |= part.begins != 0;
    }
  }
}

// Most words tell nothing of most rules, and to know that is to leave their memory alone.
std::uint64_t Clues::telling(const Part* parts) const {
  std::uint64_t telling = 0;
  for (std::size_t i = 0; i < width_; ++i) {
    const bool tells = parts[i].begins != 0 || parts[i].met != Part().met;
    if (tells) telling |= std::uint64_t{1} << std::min<std::size_t>(i, 63);
  }
  return telling;
}

Clues::Word Clues::of_word(std::string_view word) {
  std::size_t number = words_.find(word);
  if (number != WordTable::kNone) return {parts_.data() + number * width_, tells_[number]};
  work_out(word);
  number = words_.add(word);
  if (number == WordTable::kNone) return {scratch_.data(), telling(scratch_.data())};
  tells_[number] = telling(scratch_.data());
  Part* const parts = parts_.data() + number * width_;
  std::copy(scratch_.begin(), scratch_.end(), parts);
  return {parts, tells_[number]};
}

// Leaves a word's clues in scratch_. A word begins no match that its first letters cannot begin,
// and as there are few beginnings of words, all is asked of them.
void Clues::work_out(std::string_view word) {
  std::vector<Part> clues = all_;
  if (word.size() > kPrefix + 1) {
    const std::string_view prefix = word.substr(0, kPrefix);
    Part* const parts = of_word(prefix).parts;
    for (std::size_t i = 0; i < width_; ++i) {
      if (const auto unasked = parts[i].begins & ~parts[i].asked) {
        ask_patterns(prefix, i * 64, unasked, parts[i]);
      }
      clues[i].begins = parts[i].begins;
    }
  }
  meet_clauses(word, clues.data());
  scratch_ = std::move(clues);
}

void Clues::meet_clauses(std::string_view word, Part* parts) const {
  anchors_.find(word, [&](std::uint32_t rule, std::uint32_t clause) {
    parts[rule / 64].met[clause] |= std::uint64_t{1} << (rule % 64);
  });
}

void Clues::ask(std::string_view word, std::size_t first, std::uint64_t rules, Part& part) {
  ask_patterns(word, first, rules, part);
  const std::string_view run = alphabet_.word_at(word, 0);
  bool known = false;
  each_bit(rules & part.begins, first, [&](std::uint32_t rule) {
    if (rules_[rule].begins.empty()) return;
    known = known || alphabet_.lower(run, folded_);
    if (known && !pass(rules_[rule].begins, folded_)) {
      part.begins &= ~(std::uint64_t{1} << (rule - first));
    }
  });
}

void Clues::ask_patterns(std::string_view begin, std::size_t first, std::uint64_t rules,
                         Part& part) {
  fenced_.assign(1, Lines::kFence);
  fenced_ += begin;
  const std::string_view fenced = std::string_view(fenced_).substr(1);
  part.asked |= rules;
  each_bit(rules, first, [&](std::uint32_t rule) {
    if (rules_[rule].jit.may_begin(fenced, match_)) return;
    part.begins &= ~(std::uint64_t{1} << (rule - first));
  });
}

}  // namespace orgkarta::rules
