#include "pipeline/rules/recogniser.h"

#include <algorithm>

namespace orgkarta::rules {

using Op = Instruction::Op;

namespace {

// Longer runs are taken to be endless: to count them would make many times as many states.
constexpr std::uint8_t kCounted = 12;

constexpr std::uint64_t way(std::uint32_t instruction, std::uint32_t inside) {
  return std::uint64_t{instruction} << 32 | inside;
}

}  // namespace

Recogniser::Recogniser(const Programs::Program& program)
    : program_(program), classes_(byte_classes(program)), width_(classes_.count) {
  forget();
}

bool Recogniser::may_begin(std::string_view begin) {
  // A line's first text may match where others do not.
  for (const std::size_t start : {0U, 1U}) {
    State state = starts_[start];
    for (std::size_t i = 0; i < begin.size() && state > kMatched; ++i) {
      state = next(state, begin[i]);
    }
    if (state != kFailed) return true;
  }
  return false;
}

void Recogniser::forget() {
  numbers_.clear();
  ways_.clear();
  table_.assign(kLowest, kUnknown);
  // The two begins differ in nothing but their place, which a way can tell that no program has.
  for (std::uint32_t at_begin : {0U, 1U}) {
    Ways ways{way(program_.start, at_begin)};
    starts_[at_begin] = number_of(ways);
  }
}

Recogniser::State Recogniser::number_of(Ways& ways) {
  const auto [it, fresh] = numbers_.try_emplace(ways, static_cast<State>(table_.size()));
  if (fresh) {
    ways_.push_back(&it->first);
    table_.resize(table_.size() + width_);
  }
  return it->second;
}

Recogniser::State Recogniser::work_out(State state, char byte) {
  if (table_.size() + width_ > kMostEntries) {
    Ways ways = *ways_[(state - kLowest) / width_];
    forget();
    state = number_of(ways);
  }
  next_.clear();
  seen_.clear();
  const bool start = state == starts_[0] || state == starts_[1];
  line_begins_ = state == starts_[1];
  bool matched = false;
  for (const Way each : *ways_[(state - kLowest) / width_]) {
    const auto inside = start ? 0 : static_cast<std::uint32_t>(each);
    matched = matched || go(static_cast<std::uint32_t>(each >> 32), inside, byte);
  }
  State to = kFailed;
  if (matched) {
    to = kMatched;
  } else if (!next_.empty()) {
    std::sort(next_.begin(), next_.end());
    next_.erase(std::unique(next_.begin(), next_.end()), next_.end());
    to = number_of(next_);
  }
  table_[state + classes_.of[static_cast<unsigned char>(byte)]] = to;
  return to;
}

void Recogniser::add(std::uint32_t instruction, std::uint32_t inside) {
  next_.push_back(way(instruction, inside));
}

// Follows a way up to what takes the byte; true if it comes to the program's end.
bool Recogniser::go(std::uint32_t number, std::uint32_t inside, char byte) {
  const Programs& programs = *program_.programs;
  for (;; inside = 0) {
    if (inside == 0 && !is_new(number)) return false;
    const Instruction& now = programs.at(number);
    switch (now.op) {
      case Op::byte:
      case Op::set:
      case Op::text:
        take(number, inside, byte);
        return false;
      case Op::words:
        if (!leave_word(number, inside, byte)) return false;
        break;
      case Op::greedy:
      case Op::lazy:
        if (!leave_run(number, inside, byte)) return false;
        break;
      case Op::split:
        if (programs.set(now.set).has(byte) && go(now.next, 0, byte)) return true;
        if (!programs.set(now.follow).has(byte)) return false;
        number = now.other;
        continue;
      case Op::dispatch:
        number = programs.target(now, byte);
        if (number == Programs::kNowhere) return false;
        continue;
      case Op::ahead:
        if (!programs.set(now.set).has(byte)) return false;
        break;
      case Op::line_end:
        if (byte != '\n') return false;
        break;
      case Op::line_begin:
        if (!line_begins_) return false;
        break;
      case Op::fork:
      case Op::progress:  // whether the round took something is not known: both may be
        if (go(now.other, 0, byte)) return true;
        break;
      case Op::save:
        break;
      case Op::match:
        return true;
    }
    number = now.next;
  }
}

// Whether an instruction is come to for the first time with the byte.
bool Recogniser::is_new(std::uint32_t instruction) {
  if (std::find(seen_.begin(), seen_.end(), instruction) != seen_.end()) return false;
  seen_.push_back(instruction);
  return true;
}

void Recogniser::take(std::uint32_t number, std::uint32_t inside, char byte) {
  const Programs& programs = *program_.programs;
  const Instruction& now = programs.at(number);
  const bool text = now.op == Op::text;
  const bool fits = now.op == Op::byte ? now.byte == byte
                    : text             ? programs.text(now.other)[inside] == byte
                                       : programs.set(now.set).has(byte);
  if (!fits) return;
  const bool on = text && inside + 1 < now.least;
  add(on ? number : now.next, on ? inside + 1 : 0);
}

// Goes on with a lexicon's form; whether it may also end before the byte.
bool Recogniser::leave_word(std::uint32_t number, std::uint32_t inside, char byte) {
  const Programs& programs = *program_.programs;
  const Instruction& now = programs.at(number);
  const WordTrie& trie = programs.trie(now.other);
  const std::uint32_t node = inside == 0 ? WordTrie::kRoot : inside;
  const std::uint32_t next = trie.next(node, byte);
  if (next != WordTrie::kNone) add(number, next);
  return trie.is_form(node) && programs.set(now.follow).has(byte);
}

// The same of a run.
bool Recogniser::leave_run(std::uint32_t number, std::uint32_t inside, char byte) {
  const Programs& programs = *program_.programs;
  const Instruction& now = programs.at(number);
  const bool endless = now.most > kCounted;
  if ((endless || inside < now.most) && programs.set(now.set).has(byte)) {
    const std::uint32_t enough = std::max<std::uint32_t>(now.least, 1);
    add(number, endless ? std::min(inside + 1, enough) : inside + 1);
  }
  return inside >= now.least && programs.set(now.follow).has(byte);
}

}  // namespace orgkarta::rules
