#include "pipeline/rules/program.h"

#include <algorithm>
#include <utility>

namespace orgkarta::rules {

using Kind = PatternTree::Kind;
using Op = Instruction::Op;

// Writes a pattern from its end, as each instruction names the next.
class ProgramWriter {
 public:
  /// A place in the code, and the bytes with which a match may go on from there.
  struct Entry {
    std::uint32_t at = 0;
    ByteSet first;
  };
  struct TooLarge {};

  ProgramWriter(Programs& out, int first_loop_slot) : out_(out), slot_(first_loop_slot) {}

  Entry write(const PatternTree& tree, const Entry& next) {
    switch (tree.kind) {
      case Kind::set:
        return take(tree.set, next);
      case Kind::words:
        return {put({.op = Op::words,
                     .follow = out_.number_of(next.first),
                     .next = next.at,
                     .other = out_.number_of(*tree.words)}),
                tree.first};
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

  Entry match() { return {put({.op = Op::match}), ByteSet::all()}; }
  Entry ahead(const ByteSet& set, const Entry& next) {
    return {put({.op = Op::ahead, .set = out_.number_of(set), .next = next.at}), set};
  }
  int slots() const { return slot_; }

 private:
  static constexpr std::size_t kMost = 200'000;  // instructions of one pattern
  static constexpr std::size_t kTable = 3;       // alternatives that a table pays for
  static constexpr std::size_t kLongest = 255;   // bytes of one text
  static constexpr int kMostTimes = 254;         // rounds of a run

  std::uint32_t put(const Instruction& instruction) {
    if (++written_ > kMost) throw TooLarge();
    return out_.put(instruction);
  }

  Entry take(const ByteSet& set, const Entry& next) {
    if (const auto byte = set.only()) return {put({.op = Op::byte, .byte = *byte, .next = next.at}), set};
    return {put({.op = Op::set, .set = out_.number_of(set), .next = next.at}), set};
  }

  static std::optional<char> only(const PatternTree& tree) {
    return tree.kind == Kind::set ? tree.set.only() : std::nullopt;
  }

  // Bytes in a row are one instruction.
  Entry sequence(const PatternTree& tree, Entry next) {
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

  Entry choice(const PatternTree& tree, const Entry& next) {
    std::vector<Entry> ways;
    for (const PatternTree& part : tree.parts) ways.push_back(write(part, next));
    if (ways.size() >= kTable) return dispatch(ways);
    Entry out = ways.back();
    for (std::size_t i = ways.size() - 1; i-- > 0;) out = split(ways[i], out);
    return out;
  }

  Entry split(const Entry& first, const Entry& second) {
    Entry out{put({.op = Op::split,
                   .set = out_.number_of(first.first),
                   .follow = out_.number_of(second.first),
                   .next = first.at,
                   .other = second.at}),
              first.first};
    out.first.add(second.first);
    return out;
  }

  // Each byte leads to the ways that it may begin, one tried behind the other.
  Entry dispatch(const std::vector<Entry>& ways) {
    std::array<Ways, 256> open;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      ways[i].first.each([&](unsigned char byte) { open[byte].push_back(i); });
    }
    std::map<Ways, std::uint8_t> numbers;
    std::vector<std::uint32_t> targets;
    Programs::Table table{};
    for (unsigned byte = 0; byte < 256; ++byte) {
      const auto [it, fresh] =
          numbers.try_emplace(open[byte], static_cast<std::uint8_t>(numbers.size()));
      if (fresh) targets.push_back(fork(ways, open[byte]));
      table[byte] = it->second;
    }
    Entry out{put({.op = Op::dispatch,
                   .next = out_.offset_of(targets),
                   .other = out_.number_of(table)}),
              {}};
    for (const Entry& way : ways) out.first.add(way.first);
    return out;
  }

  using Ways = std::vector<std::size_t>;

  std::uint32_t fork(const std::vector<Entry>& ways, const Ways& open) {
    if (open.empty()) return Programs::kNowhere;
    std::uint32_t at = ways[open.back()].at;
    for (std::size_t i = open.size() - 1; i-- > 0;) {
      at = put({.op = Op::fork, .next = ways[open[i]].at, .other = at});
    }
    return at;
  }

  Entry repeat(const PatternTree& tree, const Entry& next) {
    const PatternTree& part = tree.parts.front();
    const bool once = tree.least == 0 && tree.most == 1;
    if (part.kind == Kind::set && !once) return run(tree, part.set, next);
    Entry out = next;
    if (tree.most == PatternTree::kEndless) {
      out = loop(tree, next);
    } else {
      for (int i = tree.least; i < tree.most; ++i) out = maybe(tree, write(part, out), next);
    }
    for (int i = 0; i < tree.least; ++i) out = write(part, out);
    return out;
  }

  Entry maybe(const PatternTree& tree, const Entry& part, const Entry& next) {
    return tree.greedy ? split(part, next) : split(next, part);
  }

  Entry run(const PatternTree& tree, const ByteSet& set, const Entry& next) {
    const bool endless = tree.most == PatternTree::kEndless;
    if (std::max(tree.least, tree.most) > kMostTimes) throw TooLarge();
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
  Entry loop(const PatternTree& tree, const Entry& next) {
    const PatternTree& part = tree.parts.front();
    Entry again{out_.reserve(), part.first};
    again.first.add(next.first);
    Entry end = again;
    const int slot = part.nullable ? slot_++ : 0;
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
    const Entry& first = tree.greedy ? round : next;
    const Entry& second = tree.greedy ? next : round;
    out_.code_[again.at] = {.op = Op::split,
                            .set = out_.number_of(first.first),
                            .follow = out_.number_of(second.first),
                            .next = first.at,
                            .other = second.at};
    return again;
  }

  Entry group(const PatternTree& tree, const Entry& next) {
    const auto slot = static_cast<std::uint32_t>(2 * tree.group);
    const Entry end{put({.op = Op::save, .next = next.at, .other = slot + 1}), next.first};
    const Entry inner = write(tree.parts.front(), end);
    return {put({.op = Op::save, .next = inner.at, .other = slot}), inner.first};
  }

  Programs& out_;
  int slot_;
  std::size_t written_ = 0;
};

namespace {

int groups_of(const PatternTree& tree) {
  int most = tree.group;
  for (const PatternTree& part : tree.parts) most = std::max(most, groups_of(part));
  return most;
}

// "(?:s|:s)?"
PatternTree genitive() {
  const auto letter = [](char c) {
    PatternTree out;
    out.kind = Kind::set;
    out.set.add(static_cast<unsigned char>(c));
    out.first = out.set;
    return out;
  };
  PatternTree colon{.kind = Kind::sequence, .parts = {letter(':'), letter('s')}};
  colon.first = letter(':').first;
  PatternTree either{.kind = Kind::choice, .parts = {letter('s'), colon}};
  either.first = letter('s').first;
  either.first.add(colon.first);
  PatternTree out{.kind = Kind::repeat, .parts = {either}, .least = 0, .most = 1};
  out.first = either.first;
  out.nullable = true;
  return out;
}

}  // namespace

std::optional<Programs::Program> Programs::add(PatternTree pattern, const Ending& ending) {
  PatternTree whole{.kind = Kind::group, .group = 1};
  whole.parts.push_back(std::move(pattern));
  ProgramWriter writer(*this, 2 * (groups_of(whole) + 1));
  try {
    ProgramWriter::Entry end = writer.match();
    if (ending.boundary != ByteSet()) end = writer.ahead(ending.boundary, end);
    if (ending.genitive) end = writer.write(genitive(), end);
    const ProgramWriter::Entry start = writer.write(whole, end);
    return Program{this, start.at, static_cast<std::uint16_t>(writer.slots()), start.first};
  } catch (const ProgramWriter::TooLarge&) {
    return std::nullopt;
  }
}

// What stood there before serves again: alternatives that end alike, bytes that many rules ask for.
std::uint32_t Programs::put(const Instruction& instruction) {
  const auto next = static_cast<std::uint32_t>(code_.size());
  const auto [it, fresh] = known_.code.try_emplace(instruction, next);
  if (fresh) code_.push_back(instruction);
  return it->second;
}

std::uint32_t Programs::offset_of(const std::string& text) {
  const auto [it, fresh] =
      known_.texts.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
  if (fresh) texts_ += text;
  return it->second;
}

std::uint16_t Programs::number_of(const ByteSet& set) {
  const auto [it, fresh] = known_.sets.try_emplace(set, static_cast<std::uint16_t>(sets_.size()));
  if (fresh) sets_.push_back(set);
  return it->second;
}

std::uint32_t Programs::number_of(const WordTrie& trie) {
  const auto found = std::find(tries_.begin(), tries_.end(), &trie);
  if (found != tries_.end()) return static_cast<std::uint32_t>(found - tries_.begin());
  tries_.push_back(&trie);
  return static_cast<std::uint32_t>(tries_.size() - 1);
}

std::uint32_t Programs::number_of(const Table& table) {
  const auto next = static_cast<std::uint32_t>(tables_.size());
  const auto [it, fresh] = known_.tables.try_emplace(table, next);
  if (fresh) tables_.push_back(table);
  return it->second;
}

std::uint32_t Programs::offset_of(const std::vector<std::uint32_t>& targets) {
  const auto next = static_cast<std::uint32_t>(targets_.size());
  const auto [it, fresh] = known_.targets.try_emplace(targets, next);
  if (fresh) targets_.insert(targets_.end(), targets.begin(), targets.end());
  return it->second;
}

void Programs::finish() { known_ = {}; }

}  // namespace orgkarta::rules
