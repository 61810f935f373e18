#include "pipeline/rules/attempt.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace orgkarta::rules {
namespace {

// Ways back that are taken: ten times what matches need. A try costs some ten microseconds at most.
constexpr int kMostReturns = 2'000;
// Bytes behind a try's begin that it may see. Without this bound one word of a megabyte would cost
// an hour.
constexpr std::uint32_t kWindow = 1'000;
constexpr std::size_t kEnds = 16;  // forms of a lexicon, each the next one's beginning

}  // namespace

Attempt::Result Attempt::match(const Program& program, std::string_view text, std::uint32_t at) {
  // A match that comes to the window's end may be another one in the whole text.
  const std::size_t end = std::min<std::size_t>(text.size(), std::size_t{at} + kWindow);
  return run(program, text.data(), at, static_cast<std::uint32_t>(end));
}

bool Attempt::may_begin(const Program& program, std::string_view begin) {
  const auto end = static_cast<std::uint32_t>(begin.size() + 1);
  return run(program, begin.data() - 1, 1, end) != Result::none;
}

// No instruction takes a line feed, so that the end of a line is never reached, but that of a
// window or of a word may be: what stands there would decide, so the answer is unknown.
Attempt::Result Attempt::run(const Program& program, const char* text, std::uint32_t at,
                             std::uint32_t end) {
  const Programs& programs = *program.programs;
  using Op = Instruction::Op;
  using Kind = Choice::Kind;
  if (at < end && !program.first.has(text[at])) return Result::none;
  slots_.assign(program.slots, kUnset);
  choices_.clear();
  int returns = 0;
  std::uint32_t number = program.start;
  const auto note = [&](std::uint32_t slot) {
    if (!choices_.empty()) choices_.push_back({Kind::slot, slot, slots_[slot], 0, 0});
    slots_[slot] = at;
  };
  for (;;) {
    const Instruction& now = programs.at(number);
    bool failed = false;
    switch (now.op) {
      case Op::byte:
        if (at == end) return Result::unknown;
        failed = text[at] != now.byte;
        ++at;
        number = now.next;
        break;
      case Op::set:
        if (at == end) return Result::unknown;
        failed = !programs.set(now.set).has(text[at]);
        ++at;
        number = now.next;
        break;
      case Op::text: {
        const std::uint32_t size = std::min<std::uint32_t>(now.least, end - at);
        const char* const wanted = programs.text(now.other);
        std::uint32_t same = 0;
        while (same < size && text[at + same] == wanted[same]) ++same;
        failed = same < size;
        if (!failed && size < now.least) return Result::unknown;
        at += now.least;
        number = now.next;
        break;
      }
      case Op::words: {
        const WordTrie& trie = programs.trie(now.other);
        const ByteSet& follow = programs.set(now.follow);
        std::array<std::uint32_t, kEnds> ends;
        std::size_t count = 0;
        std::uint32_t place = at;
        for (std::uint32_t node = WordTrie::kRoot;;) {
          if (place == end) return Result::unknown;
          if (trie.is_form(node) && follow.has(text[place])) {
            if (count == kEnds) return Result::unknown;
            ends[count++] = place;
          }
          node = trie.next(node, text[place]);
          if (node == WordTrie::kNone) break;
          ++place;
        }
        failed = count == 0;
        if (failed) break;
        for (std::size_t i = 0; i + 1 < count; ++i) {
          choices_.push_back({Kind::way, now.next, ends[i], 0, 0});
        }
        at = ends[count - 1];
        number = now.next;
        break;
      }
      case Op::greedy: {
        const ByteSet& set = programs.set(now.set);
        const ByteSet& follow = programs.set(now.follow);
        const std::uint32_t least = at + now.least;
        const std::uint32_t most = now.most == Instruction::kEndless ? end : at + now.most;
        std::uint32_t place = at;
        while (place < most && place < end && set.has(text[place])) ++place;
        if (place == end) return Result::unknown;
        while (place > least && !follow.has(text[place])) --place;
        failed = place < least || !follow.has(text[place]);
        if (failed) break;
        if (place > least) choices_.push_back({Kind::greedy, number, place - 1, least, 0});
        at = place;
        number = now.next;
        break;
      }
      case Op::lazy: {
        const ByteSet& set = programs.set(now.set);
        const ByteSet& follow = programs.set(now.follow);
        const std::uint32_t least = at + now.least;
        const std::uint32_t most = now.most == Instruction::kEndless ? end : at + now.most;
        std::uint32_t place = at;
        for (;; ++place) {
          if (place == end) return Result::unknown;
          if (place >= least && follow.has(text[place])) break;
          failed = place >= most || !set.has(text[place]);
          if (failed) break;
        }
        if (failed) break;
        if (place < most) choices_.push_back({Kind::lazy, number, place, 0, most});
        at = place;
        number = now.next;
        break;
      }
      case Op::fork:
        choices_.push_back({Kind::way, now.other, at, 0, 0});
        number = now.next;
        break;
      case Op::split: {
        if (at == end) return Result::unknown;
        const bool first = programs.set(now.set).has(text[at]);
        const bool second = programs.set(now.follow).has(text[at]);
        failed = !first && !second;
        if (first && second) choices_.push_back({Kind::way, now.other, at, 0, 0});
        number = first ? now.next : now.other;
        break;
      }
      case Op::dispatch:
        if (at == end) return Result::unknown;
        number = programs.target(now, text[at]);
        failed = number == Programs::kNowhere;
        break;
      case Op::save:
        note(now.other);
        number = now.next;
        break;
      case Op::progress:
        number = slots_[now.least] == at ? now.other : now.next;
        break;
      case Op::line_begin:
        failed = text[at - 1] != '\n';
        number = now.next;
        break;
      case Op::line_end:
        if (at == end) return Result::unknown;
        failed = text[at] != '\n';
        number = now.next;
        break;
      case Op::ahead:
        if (at == end) return Result::unknown;
        failed = !programs.set(now.set).has(text[at]);
        number = now.next;
        break;
      case Op::match:
        return Result::found;
    }
    if (!failed) continue;
    for (bool again = true; again;) {
      if (choices_.empty()) return Result::none;
      Choice& choice = choices_.back();
      again = false;
      switch (choice.kind) {
        case Kind::slot:
          slots_[choice.number] = choice.at;
          choices_.pop_back();
          again = true;
          break;
        case Kind::way:
          number = choice.number;
          at = choice.at;
          choices_.pop_back();
          break;
        case Kind::greedy: {
          const Instruction& run = programs.at(choice.number);
          const ByteSet& follow = programs.set(run.follow);
          while (choice.at > choice.least && !follow.has(text[choice.at])) --choice.at;
          at = choice.at;
          number = run.next;
          again = !follow.has(text[at]);
          if (choice.at == choice.least) {
            choices_.pop_back();
          } else {
            --choice.at;
          }
          break;
        }
        case Kind::lazy: {
          const Instruction& run = programs.at(choice.number);
          const ByteSet& follow = programs.set(run.follow);
          const ByteSet& set = programs.set(run.set);
          std::uint32_t place = choice.at;
          do {
            again = place >= choice.most || !set.has(text[place]);
            if (again) break;
            if (++place == end) return Result::unknown;
          } while (!follow.has(text[place]));
          choice.at = place;
          at = place;
          number = run.next;
          if (again) choices_.pop_back();
          break;
        }
      }
    }
    if (++returns > kMostReturns) return Result::unknown;
  }
}

}  // namespace orgkarta::rules
