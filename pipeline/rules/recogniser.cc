#include "pipeline/rules/recogniser.h"

#include <algorithm>
#include <limits>
#include <set>

namespace orgkarta::rules {

using Op = Instruction::Op;

namespace {

constexpr std::uint64_t way(std::uint32_t instruction, std::uint32_t inside) {
  return std::uint64_t{instruction} << 32 | inside;
}

}  // namespace

Recogniser::Recogniser(const Programs::Program& program) : program_(program) {
  see_bytes();
  forget();
}

bool Recogniser::may_begin(std::string_view begin) {
  // A line's first text may match where others do not.
  for (State state : {starts_[0], starts_[1]}) {
    for (std::size_t i = 0; i < begin.size() && state > kMatched; ++i) {
      state = next(state, begin[i]);
    }
    if (state != kFailed) return true;
  }
  return false;
}

// Parts the bytes into classes that no instruction of the program tells apart.
void Recogniser::see_bytes() {
  const Programs& programs = *program_.programs;
  std::vector<bool> met(programs.size());
  std::vector<std::uint32_t> open;
  const auto meet = [&](std::uint32_t number) {
    if (number == Programs::kNowhere || met[number]) return;
    met[number] = true;
    open.push_back(number);
  };
  ByteSet alone;  // bytes that are asked for one by one
  alone.add('\n');
  std::set<std::uint16_t> sets;
  for (meet(program_.start); !open.empty();) {
    const Instruction& now = programs.at(open.back());
    open.pop_back();
    switch (now.op) {
      case Op::byte:
        alone.add(static_cast<unsigned char>(now.byte));
        break;
      case Op::text:
        for (std::uint32_t i = 0; i < now.least; ++i) {
          alone.add(static_cast<unsigned char>(programs.text(now.other)[i]));
        }
        break;
      case Op::words:
        alone.add(programs.trie(now.other).letters());
        sets.insert(now.follow);
        break;
      case Op::dispatch:
        for (unsigned byte = 0; byte < 256; ++byte) {
          meet(programs.target(now, static_cast<char>(byte)));
        }
        continue;
      case Op::match:
        continue;
      default:
        sets.insert({now.set, now.follow});
        break;
    }
    meet(now.next);
    if (now.op == Op::fork || now.op == Op::split || now.op == Op::progress) meet(now.other);
  }
  for (const std::uint16_t set : sets) see(programs.set(set));
  alone.each([&](unsigned char byte) {
    ByteSet one;
    one.add(byte);
    see(one);
  });
}

void Recogniser::see(const ByteSet& set) {
  std::array<int, 256> split;
  split.fill(-1);
  std::array<bool, 256> out{};  // classes with members outside the set
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (!set.has(static_cast<char>(byte))) out[classes_[byte]] = true;
  }
  for (unsigned byte = 0; byte < 256; ++byte) {
    std::uint8_t& its = classes_[byte];
    if (!set.has(static_cast<char>(byte)) || !out[its]) continue;
    if (split[its] < 0) split[its] = static_cast<int>(width_++);
    its = static_cast<std::uint8_t>(split[its]);
  }
}

void Recogniser::forget() {
  numbers_.clear();
  ways_.assign(kLowest, nullptr);
  table_.assign(kLowest * width_, kUnknown);
  // The two begins differ in nothing but their place, which a way can tell that no program has.
  for (std::uint32_t at_begin : {0U, 1U}) {
    Ways ways{way(program_.start, at_begin)};
    starts_[at_begin] = number_of(ways);
  }
}

Recogniser::State Recogniser::number_of(Ways& ways) {
  const auto [it, fresh] = numbers_.try_emplace(ways, static_cast<State>(ways_.size()));
  if (fresh) {
    ways_.push_back(&it->first);
    table_.resize(table_.size() + width_);
  }
  return it->second;
}

Recogniser::State Recogniser::work_out(State state, char byte) {
  if (table_.size() > kMostEntries || ways_.size() > std::numeric_limits<State>::max()) {
    Ways ways = *ways_[state];
    forget();
    state = number_of(ways);
  }
  next_.clear();
  seen_.clear();
  const bool start = state == starts_[0] || state == starts_[1];
  line_begins_ = state == starts_[1];
  bool matched = false;
  for (const Way each : *ways_[state]) {
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
  table_[std::size_t{state} * width_ + classes_[static_cast<unsigned char>(byte)]] = to;
  return to;
}

void Recogniser::add(std::uint32_t instruction, std::uint32_t inside) {
  next_.push_back(way(instruction, inside));
}

// Follows a way up to what takes the byte; true if it comes to the program's end.
bool Recogniser::go(std::uint32_t number, std::uint32_t inside, char byte) {
  const Programs& programs = *program_.programs;
  for (;;) {
    if (inside == 0) {
      if (std::find(seen_.begin(), seen_.end(), number) != seen_.end()) return false;
      seen_.push_back(number);
    }
    const Instruction& now = programs.at(number);
    switch (now.op) {
      case Op::byte:
        if (byte == now.byte) add(now.next, 0);
        return false;
      case Op::set:
        if (programs.set(now.set).has(byte)) add(now.next, 0);
        return false;
      case Op::text:
        if (programs.text(now.other)[inside] != byte) return false;
        if (inside + 1 == now.least) {
          add(now.next, 0);
        } else {
          add(number, inside + 1);
        }
        return false;
      case Op::words: {
        const WordTrie& trie = programs.trie(now.other);
        const std::uint32_t node = inside == 0 ? WordTrie::kRoot : inside;
        const std::uint32_t next = trie.next(node, byte);
        if (next != WordTrie::kNone) add(number, next);
        if (!trie.is_form(node) || !programs.set(now.follow).has(byte)) return false;
        number = now.next;
        break;
      }
      case Op::greedy:
      case Op::lazy: {
        const bool endless = now.most == Instruction::kEndless;
        if ((endless || inside < now.most) && programs.set(now.set).has(byte)) {
          add(number, endless ? std::min<std::uint32_t>(inside + 1, std::max<std::uint32_t>(now.least, 1)) : inside + 1);
        }
        if (inside < now.least || !programs.set(now.follow).has(byte)) return false;
        number = now.next;
        break;
      }
      case Op::fork:
        if (go(now.next, 0, byte)) return true;
        number = now.other;
        break;
      case Op::split:
        if (programs.set(now.set).has(byte) && go(now.next, 0, byte)) return true;
        if (!programs.set(now.follow).has(byte)) return false;
        number = now.other;
        break;
      case Op::dispatch:
        number = programs.target(now, byte);
        if (number == Programs::kNowhere) return false;
        break;
      case Op::save:
        number = now.next;
        break;
      case Op::progress:
        // The round took nothing or something: both may be, as all ways are followed at once.
        if (go(now.other, 0, byte)) return true;
        number = now.next;
        break;
      case Op::line_begin:
        if (!line_begins_) return false;
        number = now.next;
        break;
      case Op::line_end:
        if (byte != '\n') return false;
        number = now.next;
        break;
      case Op::ahead:
        if (!programs.set(now.set).has(byte)) return false;
        number = now.next;
        break;
      case Op::match:
        return true;
    }
    inside = 0;
  }
}

}  // namespace orgkarta::rules
