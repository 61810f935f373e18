#include "pipeline/rules/attempt.h"

#include <algorithm>
#include <array>

namespace orgkarta::rules {
namespace {

using Op = Instruction::Op;

// Ways back that are taken: ten times what matches need. A try costs some ten microseconds at most.
constexpr int kMostReturns = 2'000;
constexpr std::size_t kEnds = 16;  // forms of a lexicon, each the next one's beginning

}  // namespace

// No instruction takes a line feed, so that the end of a line is never reached, but that of the
// window may be: what stands behind it would decide, so the answer is unknown.
Attempt::Result Attempt::match(const Program& program, std::string_view text, std::uint32_t at) {
  programs_ = program.programs;
  text_ = text.data();
  end_ = static_cast<std::uint32_t>(std::min(text.size(), at + Programs::kWindow));
  at_ = at;
  number_ = program.start;
  slots_.assign(program.slots, kUnset);
  choices_.clear();
  for (int returns = 0; returns < kMostReturns;) {
    const Step step = this->step(programs_->at(number_));
    if (step == Step::match) return Result::found;
    if (step == Step::unknown) return Result::unknown;
    if (step == Step::on) continue;
    const Step back = go_back();
    if (back == Step::back) return Result::none;
    if (back == Step::unknown) return Result::unknown;
    ++returns;
  }
  return Result::unknown;
}

Attempt::Step Attempt::step(const Instruction& now) {
  if (at_ == end_ && now.op < Op::fork) return Step::unknown;
  switch (now.op) {
    case Op::byte:
      return take(text_[at_] == now.byte, now.next);
    case Op::set:
      return take(programs_->set(now.set).has(text_[at_]), now.next);
    case Op::text:
      return take_text(now);
    case Op::words:
      return take_word(now);
    case Op::greedy:
      return run_far(now);
    case Op::lazy:
      return run_short(now);
    case Op::split:
      return part(now);
    case Op::dispatch: {
      const std::uint32_t target = programs_->target(now, text_[at_]);
      return go(target != Programs::kNowhere, target);
    }
    case Op::ahead:
      return go(programs_->set(now.set).has(text_[at_]), now.next);
    case Op::line_end:
      return go(text_[at_] == '\n', now.next);
    case Op::fork:
      choices_.push_back({Choice::Kind::way, now.other, at_});
      return go(true, now.next);
    case Op::save:
      note(now.other);
      return go(true, now.next);
    case Op::progress:
      return go(true, slots_[now.least] == at_ ? now.other : now.next);
    case Op::line_begin:
      return go(text_[at_ - 1] == '\n', now.next);
    case Op::match:
      return Step::match;
  }
  return Step::unknown;
}

Attempt::Step Attempt::go(bool on, std::uint32_t next) {
  number_ = next;
  return on ? Step::on : Step::back;
}

Attempt::Step Attempt::take(bool fits, std::uint32_t next) {
  ++at_;
  return go(fits, next);
}

Attempt::Step Attempt::take_text(const Instruction& now) {
  const char* const wanted = programs_->text(now.other);
  const std::uint32_t size = std::min<std::uint32_t>(now.least, end_ - at_);
  if (!std::equal(wanted, wanted + size, text_ + at_)) return Step::back;
  at_ += size;
  number_ = now.next;
  return size == now.least ? Step::on : Step::unknown;
}

// The longest form that may be followed so, and then the shorter ones.
Attempt::Step Attempt::take_word(const Instruction& now) {
  const WordTrie& trie = programs_->trie(now.other);
  const ByteSet& follow = programs_->set(now.follow);
  std::array<std::uint32_t, kEnds> ends;
  std::size_t count = 0;
  std::uint32_t at = at_;
  for (std::uint32_t node = WordTrie::kRoot; node != WordTrie::kNone; ++at) {
    if (at == end_) return Step::unknown;
    if (trie.is_form(node) && follow.has(text_[at])) {
      if (count == kEnds) return Step::unknown;
      ends[count++] = at;
    }
    node = trie.next(node, text_[at]);
  }
  if (count == 0) return Step::back;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    choices_.push_back({Choice::Kind::way, now.next, ends[i]});
  }
  at_ = ends[count - 1];
  return go(true, now.next);
}

// A greedy run.
Attempt::Step Attempt::run_far(const Instruction& now) {
  const ByteSet& set = programs_->set(now.set);
  const ByteSet& follow = programs_->set(now.follow);
  const std::uint32_t least = at_ + now.least;
  const std::uint32_t most = now.most == Instruction::kEndless ? end_ : at_ + now.most;
  std::uint32_t at = at_;
  while (at < most && at < end_ && set.has(text_[at])) ++at;
  if (at == end_) return Step::unknown;
  while (at > least && !follow.has(text_[at])) --at;
  if (at < least || !follow.has(text_[at])) return Step::back;
  if (at > least) choices_.push_back({Choice::Kind::greedy, number_, at, least});
  at_ = at;
  return go(true, now.next);
}

Attempt::Step Attempt::run_less() {
  Choice& choice = choices_.back();
  const Instruction& run = programs_->at(choice.number);
  const ByteSet& follow = programs_->set(run.follow);
  do {
    --choice.at;
  } while (choice.at > choice.bound && !follow.has(text_[choice.at]));
  at_ = choice.at;
  const bool fits = follow.has(text_[at_]);
  if (choice.at == choice.bound) choices_.pop_back();
  return go(fits, run.next);
}

// A run that takes no more than it must.
Attempt::Step Attempt::run_short(const Instruction& now) {
  const std::uint32_t most = now.most == Instruction::kEndless ? end_ : at_ + now.most;
  for (int i = 0; i < now.least; ++i, ++at_) {
    if (at_ == end_) return Step::unknown;
    if (!programs_->set(now.set).has(text_[at_])) return Step::back;
  }
  if (at_ == end_) return Step::unknown;
  choices_.push_back({Choice::Kind::lazy, number_, at_, most});
  return programs_->set(now.follow).has(text_[at_]) ? go(true, now.next) : run_more();
}

Attempt::Step Attempt::run_more() {
  Choice& choice = choices_.back();
  const Instruction& run = programs_->at(choice.number);
  const ByteSet& set = programs_->set(run.set);
  const ByteSet& follow = programs_->set(run.follow);
  do {
    if (choice.at >= choice.bound || !set.has(text_[choice.at])) {
      choices_.pop_back();
      return Step::back;
    }
    if (++choice.at == end_) return Step::unknown;
  } while (!follow.has(text_[choice.at]));
  at_ = choice.at;
  return go(true, run.next);
}

// Where the next byte shows that one of two ways leads nowhere, none is left to go back to.
Attempt::Step Attempt::part(const Instruction& now) {
  const bool first = programs_->set(now.set).has(text_[at_]);
  const bool second = programs_->set(now.follow).has(text_[at_]);
  if (first && second) choices_.push_back({Choice::Kind::way, now.other, at_});
  return go(first || second, first ? now.next : now.other);
}

void Attempt::note(std::uint32_t slot) {
  if (!choices_.empty()) choices_.push_back({Choice::Kind::slot, slot, slots_[slot]});
  slots_[slot] = at_;
}

// Takes up the last way that was left open; "back" if there is none.
Attempt::Step Attempt::go_back() {
  while (!choices_.empty()) {
    const Choice choice = choices_.back();
    Step step = Step::back;
    switch (choice.kind) {
      case Choice::Kind::slot:
        slots_[choice.number] = choice.at;
        choices_.pop_back();
        break;
      case Choice::Kind::way:
        at_ = choice.at;
        choices_.pop_back();
        return go(true, choice.number);
      case Choice::Kind::greedy:
        step = run_less();
        break;
      case Choice::Kind::lazy:
        step = run_more();
        break;
    }
    if (step != Step::back) return step;
  }
  return Step::back;
}

}  // namespace orgkarta::rules
