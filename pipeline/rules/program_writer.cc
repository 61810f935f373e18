#include "pipeline/rules/program_writer.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

namespace orgkarta::rules {
namespace {

using Kind = PatternTree::Kind;
using Op = Instruction::Op;

constexpr std::size_t kMost = 200'000;  // instructions of one pattern
constexpr std::size_t kTable = 3;       // alternatives that a table pays for
constexpr std::size_t kLongest = 255;   // bytes of one text
constexpr int kMostTimes = 254;         // rounds of a run
constexpr int kLastSlot = 255;          // of a loop

std::optional<char> only(const PatternTree& tree) {
  return tree.kind == Kind::set ? tree.set.only() : std::nullopt;
}

}  // namespace

ProgramWriter::Entry ProgramWriter::write(const PatternTree& tree, const Entry& next) {
  switch (tree.kind) {
    case Kind::set:
      return take(tree.set, next);
    case Kind::words:
      return words(tree, next);
    case Kind::sequence:
      return sequence(tree, next);
    case Kind::choice:
      return choice(tree, next);
    case Kind::repeat:
      return repeat(tree, next);
    case Kind::group:
      return group(tree, next);
    case Kind::line_begin:
      return {put({.op = Op::line_begin, .next = next.at}), next.first};
    case Kind::line_end:
      return {put({.op = Op::line_end, .next = next.at}), next.first};
  }
  return next;
}

ProgramWriter::Entry ProgramWriter::ahead(const ByteSet& set, const Entry& next) {
  return {put({.op = Op::ahead, .set = out_.number_of(set), .next = next.at}), set};
}

ProgramWriter::Entry ProgramWriter::match() { return {put({.op = Op::match}), ByteSet::all()}; }

std::uint32_t ProgramWriter::put(const Instruction& instruction) {
  if (++written_ > kMost) throw TooLarge();
  return out_.put(instruction);
}

ProgramWriter::Entry ProgramWriter::take(const ByteSet& set, const Entry& next) {
  if (const auto byte = set.only()) {
    return {put({.op = Op::byte, .byte = *byte, .next = next.at}), set};
  }
  return {put({.op = Op::set, .set = out_.number_of(set), .next = next.at}), set};
}

ProgramWriter::Entry ProgramWriter::words(const PatternTree& tree, const Entry& next) {
  return {put({.op = Op::words,
               .follow = out_.number_of(next.first),
               .next = next.at,
               .other = out_.number_of(*tree.words)}),
          tree.first};
}

// Bytes in a row are one instruction.
ProgramWriter::Entry ProgramWriter::sequence(const PatternTree& tree, Entry next) {
  for (std::size_t end = tree.parts.size(); end > 0;) {
    std::string text;
    std::size_t begin = end;
    for (std::optional<char> byte;
         begin > 0 && text.size() < kLongest && (byte = only(tree.parts[begin - 1])); --begin) {
      text += *byte;
    }
    if (text.size() < 2) {
      next = write(tree.parts[--end], next);
      continue;
    }
    std::reverse(text.begin(), text.end());
    next = {put({.op = Op::text,
                 .least = static_cast<std::uint8_t>(text.size()),
                 .next = next.at,
                 .other = out_.offset_of(text)}),
            tree.parts[begin].first};
    end = begin;
  }
  return next;
}

ProgramWriter::Entry ProgramWriter::choice(const PatternTree& tree, const Entry& next) {
  std::vector<Entry> ways;
  for (const PatternTree& part : tree.parts) ways.push_back(write(part, next));
  if (ways.size() >= kTable) return dispatch(ways);
  Entry out = ways.back();
  for (std::size_t i = ways.size() - 1; i-- > 0;) out = split(ways[i], out);
  return out;
}

Instruction ProgramWriter::split_of(const Entry& first, const Entry& second) {
  return {.op = Op::split,
          .set = out_.number_of(first.first),
          .follow = out_.number_of(second.first),
          .next = first.at,
          .other = second.at};
}

ProgramWriter::Entry ProgramWriter::split(const Entry& first, const Entry& second) {
  Entry out{put(split_of(first, second)), first.first};
  out.first.add(second.first);
  return out;
}

// Each byte leads to the ways that it may begin, one tried behind the other.
ProgramWriter::Entry ProgramWriter::dispatch(const std::vector<Entry>& ways) {
  std::array<Ways, 256> open;
  Entry out;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    ways[i].first.each([&](unsigned char byte) { open[byte].push_back(i); });
    out.first.add(ways[i].first);
  }
  std::map<Ways, std::uint8_t> numbers;
  std::vector<std::uint32_t> targets;
  Programs::Table table{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const auto next = static_cast<std::uint8_t>(numbers.size());
    const auto [it, fresh] = numbers.try_emplace(open[byte], next);
    if (fresh) targets.push_back(fork(ways, open[byte]));
    table[byte] = it->second;
  }
  out.at =
      put({.op = Op::dispatch, .next = out_.offset_of(targets), .other = out_.number_of(table)});
  return out;
}

std::uint32_t ProgramWriter::fork(const std::vector<Entry>& ways, const Ways& open) {
  if (open.empty()) return Programs::kNowhere;
  std::uint32_t at = ways[open.back()].at;
  for (std::size_t i = open.size() - 1; i-- > 0;) {
    at = put({.op = Op::fork, .next = ways[open[i]].at, .other = at});
  }
  return at;
}

ProgramWriter::Entry ProgramWriter::repeat(const PatternTree& tree, const Entry& next) {
  const PatternTree& part = tree.parts.front();
  const bool once = tree.least == 0 && tree.most == 1;
  if (part.kind == Kind::set && !once) return run(tree, part.set, next);
  Entry out = next;
  if (tree.most == PatternTree::kEndless) {
    out = loop(tree, next);
  } else {
    for (int i = tree.least; i < tree.most; ++i) {
      const Entry again = write(part, out);
      out = tree.greedy ? split(again, next) : split(next, again);
    }
  }
  for (int i = 0; i < tree.least; ++i) out = write(part, out);
  return out;
}

// Of a set of bytes.
ProgramWriter::Entry ProgramWriter::run(const PatternTree& tree, const ByteSet& set,
                                        const Entry& next) {
  if (std::max(tree.least, tree.most) > kMostTimes) throw TooLarge();
  const bool endless = tree.most == PatternTree::kEndless;
  Entry out{put({.op = tree.greedy ? Op::greedy : Op::lazy,
                 .set = out_.number_of(set),
                 .follow = out_.number_of(next.first),
                 .least = static_cast<std::uint8_t>(tree.least),
                 .most = endless ? Instruction::kEndless : static_cast<std::uint8_t>(tree.most),
                 .next = next.at}),
            set};
  if (tree.least == 0) out.first.add(next.first);
  return out;
}

// A round that takes nothing ends the loop.
ProgramWriter::Entry ProgramWriter::loop(const PatternTree& tree, const Entry& next) {
  const PatternTree& part = tree.parts.front();
  Entry again{out_.reserve(), part.first};
  again.first.add(next.first);
  Entry end = again;
  const int slot = part.nullable ? slot_++ : 0;
  if (slot > kLastSlot) throw TooLarge();
  if (part.nullable) {
    end.at = put({.op = Op::progress,
                  .least = static_cast<std::uint8_t>(slot),
                  .next = again.at,
                  .other = next.at});
  }
  Entry round = write(part, end);
  if (part.nullable) {
    round.at = put({.op = Op::save, .next = round.at, .other = static_cast<std::uint32_t>(slot)});
  }
  out_.code_[again.at] = tree.greedy ? split_of(round, next) : split_of(next, round);
  return again;
}

ProgramWriter::Entry ProgramWriter::group(const PatternTree& tree, const Entry& next) {
  const auto slot = static_cast<std::uint32_t>(2 * tree.group);
  const Entry end{put({.op = Op::save, .next = next.at, .other = slot + 1}), next.first};
  const Entry inner = write(tree.parts.front(), end);
  return {put({.op = Op::save, .next = inner.at, .other = slot}), inner.first};
}

}  // namespace orgkarta::rules
