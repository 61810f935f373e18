// Turns a pattern into instructions.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/rules/byte_set.h"
#include "pipeline/rules/pattern_tree.h"
#include "pipeline/rules/program.h"

namespace orgkarta::rules {

/// Writes one pattern, from its end on, as each instruction names the next.
class ProgramWriter {
 public:
  /// A place in the code, and the bytes with which a match may go on from there.
  struct Entry {
    std::uint32_t at = 0;
    ByteSet first;
  };
  /// Thrown for a pattern that would take too many instructions.
  struct TooLarge {};

  /// Loops that need one note their places in slots from `first_slot` on.
  ProgramWriter(Programs& out, int first_slot) : out_(out), slot_(first_slot) {}

  /// Each returns where what it has written begins, which goes on at `next`.
  Entry write(const PatternTree& tree, const Entry& next);
  Entry ahead(const ByteSet& set, const Entry& next);
  Entry match();

  /// Behind the last slot.
  int slots() const { return slot_; }

 private:
  using Ways = std::vector<std::size_t>;

  std::uint32_t put(const Instruction& instruction);
  Entry take(const ByteSet& set, const Entry& next);
  Entry words(const PatternTree& tree, const Entry& next);
  Entry sequence(const PatternTree& tree, Entry next);
  Entry choice(const PatternTree& tree, const Entry& next);
  Entry dispatch(const std::vector<Entry>& ways);
  std::uint32_t fork(const std::vector<Entry>& ways, const Ways& open);
  Entry repeat(const PatternTree& tree, const Entry& next);
  Entry run(const PatternTree& tree, const ByteSet& set, const Entry& next);
  Entry loop(const PatternTree& tree, const Entry& next);
  Entry group(const PatternTree& tree, const Entry& next);
  Entry split(const Entry& first, const Entry& second);
  Instruction split_of(const Entry& first, const Entry& second);

  Programs& out_;
  int slot_;
  std::size_t written_ = 0;
};

}  // namespace orgkarta::rules
