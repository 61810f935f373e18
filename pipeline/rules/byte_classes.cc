#include "pipeline/rules/byte_classes.h"

#include <set>
#include <vector>

#include "pipeline/rules/pattern_bytes.h"

namespace orgkarta::rules {
namespace {

using Op = Instruction::Op;

/// Parts the classes of which a set has some members, and not all.
void part(ByteClasses& classes, const ByteSet& set) {
  std::array<int, 256> split;
  split.fill(-1);
  std::array<bool, 256> out{};  // classes with members outside the set
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (!set.has(static_cast<char>(byte))) out[classes.of[byte]] = true;
  }
  for (unsigned byte = 0; byte < 256; ++byte) {
    std::uint8_t& its = classes.of[byte];
    if (!set.has(static_cast<char>(byte)) || !out[its]) continue;
    if (split[its] < 0) split[its] = static_cast<int>(classes.count++);
    its = static_cast<std::uint8_t>(split[its]);
  }
}

/// Gives each byte of a set a class of its own.
void part_from_all(ByteClasses& classes, const ByteSet& set) {
  std::array<int, 256> members{};
  for (const std::uint8_t its : classes.of) ++members[its];
  set.each([&](unsigned char byte) {
    std::uint8_t& its = classes.of[byte];
    if (members[its] == 1) return;
    --members[its];
    its = static_cast<std::uint8_t>(classes.count++);
  });
}

/// What a program asks of bytes.
struct Asked {
  ByteSet alone;                 ///< those that it names one by one
  std::set<std::uint16_t> sets;  ///< numbers of the sets of others
};

void note(const Programs& programs, const Instruction& now, Asked& asked) {
  switch (now.op) {
    case Op::byte:
      asked.alone.add(one_byte(now.byte));
      break;
    case Op::text:
      for (std::uint32_t i = 0; i < now.least; ++i) {
        asked.alone.add(one_byte(programs.text(now.other)[i]));
      }
      break;
    case Op::words:
      asked.alone.add(programs.trie(now.other).letters());
      asked.sets.insert(now.follow);
      break;
    case Op::set:
    case Op::ahead:
      asked.sets.insert(now.set);
      break;
    case Op::greedy:
    case Op::lazy:
    case Op::split:
      asked.sets.insert({now.set, now.follow});
      break;
    default:  // tables part bytes as the sets do that stand behind them
      break;
  }
}

/// Calls `seen` with each instruction of a program.
template <class Seen>
void each_instruction(const Programs::Program& program, Seen&& seen) {
  const Programs& programs = *program.programs;
  std::vector<bool> met(programs.size());
  std::vector<std::uint32_t> open;
  const auto meet = [&](std::uint32_t number) {
    if (number == Programs::kNowhere || met[number]) return;
    met[number] = true;
    open.push_back(number);
  };
  for (meet(program.start); !open.empty();) {
    const Instruction& now = programs.at(open.back());
    open.pop_back();
    seen(now);
    if (now.op == Op::match) continue;
    if (now.op == Op::dispatch) {
      for (unsigned byte = 0; byte < 256; ++byte) {
        meet(programs.target(now, static_cast<char>(byte)));
      }
      continue;
    }
    meet(now.next);
    if (now.op == Op::fork || now.op == Op::split || now.op == Op::progress) meet(now.other);
  }
}

}  // namespace

ByteClasses byte_classes(const Programs::Program& program) {
  Asked asked{one_byte('\n'), {}};  // a line's end tells
  each_instruction(program, [&](const Instruction& now) { note(*program.programs, now, asked); });
  ByteClasses classes;
  for (const std::uint16_t set : asked.sets) part(classes, program.programs->set(set));
  part_from_all(classes, asked.alone);
  return classes;
}

}  // namespace orgkarta::rules
