#include "pipeline/rules/clues.h"

#include <algorithm>
#include <array>

#include "pipeline/rules/conditions.h"
#include "pipeline/rules/lines.h"

namespace orgkarta::rules {
namespace {

constexpr std::size_t kWords = 1 << 17;
constexpr std::size_t kPrefixes = 1 << 14;
constexpr std::size_t kSets = 1 << 14;
// Bytes of a word's begin. There are few of the first size, so that most rules are asked seldom,
// and of the second still far fewer than words.
constexpr std::array<std::size_t, 2> kPrefix = {2, 4};

}  // namespace

Clues::Clues(const std::vector<CompiledRule>& rules, const Anchors& anchors,
             const Alphabet& alphabet, Recognisers& recognisers)
    : rules_(rules),
      anchors_(anchors),
      alphabet_(alphabet),
      recognisers_(recognisers),
      width_(std::max<std::size_t>(1, words_for(rules.size()))),
      met_(width_ * kMaxClauses, kSets),
      words_(kWords),
      begins_(std::make_unique_for_overwrite<Begins[]>(kWords * width_)),
      others_(256 * width_ * kMaxClauses),
      all_(width_),
      scratch_(width_ * kMaxClauses),
      unkept_(width_, kNoneAsked) {
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    if (rules[rule].boundary) set_bit(all_, rule);
  }
  forget();
}

void Clues::work_out(char c, Other& other) {
  other.known = true;
  other.telling = meet_clauses({&c, 1}, others_.data() + byte_of(c) * width_ * kMaxClauses);
  for (std::size_t i = 0; i < width_; ++i) {
    Begins begins = kNoneAsked;
    ask({&c, 1}, i, all_[i], begins);
    other.beginning |= (begins.rules & all_[i]) != 0;
  }
}

Clues::Word Clues::of_word(Lookup& lookup) {
  if (lookup.state != state_) find(lookup);
  if (lookup.number == WordTable::kNone) return add(lookup.key, lookup.letters);
  const WordTable::Note note = words_.note(lookup.number);
  return {lookup.letters, met(note), note.second, begins_.get() + lookup.number * width_, false};
}

Clues::Word Clues::add(const WordTable::Key& key, std::string_view word) {
  const WordTable::Note note = work_out(word);
  const std::size_t number = words_.add(key, word, note);
  ++state_;
  Begins* const begins =
      number == WordTable::kNone ? unkept_.data() : begins_.get() + number * width_;
  std::fill_n(begins, width_, kNoneAsked);
  return {word, met(note), note.second, begins, true};
}

const std::uint64_t* Clues::met(WordTable::Note note) const {
  return note.first == 0 ? nullptr : met_.at(note.first);
}

WordTable::Note Clues::work_out(std::string_view word) {
  // Text without end may tell ever new things: then all is worked out again.
  if (met_.full() || prefixes_.size() + kPrefix.size() > kPrefixes) forget();
  std::fill(scratch_.begin(), scratch_.end(), 0);
  const bool any = meet_clauses(word, scratch_.data());
  return {any ? met_.number_of(scratch_) : 0, prefix_of(word)};
}

void Clues::forget() {
  met_.clear();
  words_.clear();
  prefix_numbers_.clear();
  prefixes_.clear();
  prefix_begins_.clear();
  ++state_;
  prefixes_.emplace_back();
  prefix_begins_.resize(width_, kNoneAsked);
  for (std::size_t i = 0; i < width_; ++i) prefix_begins_[i] = {all_[i], ~std::uint64_t{0}};
}

// The number of the longest prefix that is less than the word.
std::uint32_t Clues::prefix_of(std::string_view word) {
  const auto size = std::find_if(kPrefix.rbegin(), kPrefix.rend(),
                                 [&](std::size_t bytes) { return bytes < word.size(); });
  return size == kPrefix.rend() ? 0 : number_of(word.substr(0, *size));
}

std::uint32_t Clues::number_of(std::string_view prefix) {
  std::uint64_t key = prefix.size();
  for (const char c : prefix) key = key << 8 | static_cast<unsigned char>(c);
  const auto known = prefix_numbers_.find(key);
  if (known != prefix_numbers_.end()) return known->second;
  const std::uint32_t shorter = prefix_of(prefix);
  const auto number = static_cast<std::uint32_t>(prefixes_.size());
  prefixes_.push_back({std::string(prefix), shorter});
  prefix_numbers_.emplace(key, number);
  prefix_begins_.resize(prefix_begins_.size() + width_, kNoneAsked);
  return number;
}

// Whether a word meets any clause; `met` takes the sets of the rules whose clauses it meets.
bool Clues::meet_clauses(std::string_view word, std::uint64_t* met) const {
  bool any = false;
  anchors_.find(word, [&](std::uint32_t rule, std::uint32_t clause) {
    met[clause * width_ + rule / 64] |= std::uint64_t{1} << (rule % 64);
    any = true;
  });
  return any;
}

void Clues::ask(std::string_view word, std::size_t part, std::uint64_t rules, Begins& begins) {
  begins.asked |= rules;
  begins.rules &= ~rules | ask_patterns(word, part, rules);
  const std::string_view run = alphabet_.word_at(word, 0);
  bool known = false;
  each_bit(rules & begins.rules, part * 64, [&](std::uint32_t rule) {
    if (rules_[rule].begins.empty()) return;
    known = known || alphabet_.lower(run, folded_);
    if (known && !pass(rules_[rule].begins, folded_)) {
      begins.rules &= ~(std::uint64_t{1} << (rule % 64));
    }
  });
}

// Fewer letters are asked first: they are asked once for many words.
void Clues::ask_prefix(std::uint32_t prefix, std::size_t part, std::uint64_t rules,
                       Begins& begins) {
  const auto& [letters, shorter] = prefixes_[prefix];
  const std::uint64_t left = rules & begins_with(shorter, part, rules);
  begins.asked |= rules;
  begins.rules &= ~rules | ask_patterns(letters, part, left);
}

// Those of some rules that may begin so.
std::uint64_t Clues::ask_patterns(std::string_view begin, std::size_t part, std::uint64_t rules) {
  std::uint64_t may = rules;
  each_bit(rules, part * 64, [&](std::uint32_t rule) {
    const auto& program = rules_[rule].program;
    if (!program) return;
    // Most fall so, before a recogniser need be made.
    if (program->first.has(begin.front()) && recognisers_.of(rule, *program).may_begin(begin))
      return;
    may &= ~(std::uint64_t{1} << (rule % 64));
  });
  return may;
}

}  // namespace orgkarta::rules
