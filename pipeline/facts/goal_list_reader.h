// Reads the goals that something announces, block by block.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/facts/goal_heads.h"
#include "pipeline/facts/goal_words.h"
#include "pipeline/facts/goals.h"

namespace orgkarta::facts {

inline constexpr std::string_view kGoalListRule = "structure-goal-list";

class ListReader {
 public:
  ListReader(const View& view, UnitTable& table, GoalDrafts& goals)
      : view_(view), table_(table), goals_(goals), heads_(view, table) {}

  void read();

 private:
  std::uint32_t count() const { return static_cast<std::uint32_t>(view_.text.blocks.size()); }
  /// Reads what begins with block `b`, or what it announces. Returns the last block that was read.
  std::optional<std::uint32_t> read_from(std::uint32_t b);
  std::size_t add(Span text, Span label, Span evidence, const GoalHead& head,
                  std::optional<std::size_t> parent);
  /// The statement that an item begins with, of a mission and of whom it is given to, if any.
  const Statement* mission_told(Span text) const;
  std::size_t add_block(const Block& b, const GoalHead& head, std::optional<std::size_t> parent);
  /// The goal that an objectives heading stands under: what stands before it, verdicts aside.
  std::optional<std::size_t> goal_before(const GoalHead& head);
  /// Whether a line says how far a goal is reached ("Assessment: partly").
  bool is_verdict(const Block& b) const;
  bool heads_objectives(std::uint32_t block) const;
  /// Reads the list that begins with block `first`; items deeper than it stand under the one before
  /// them.
  std::uint32_t read_items(std::uint32_t first, const GoalHead& head,
                           std::optional<std::size_t> parent);
  /// Whether a block is a verdict on the item above it, and the list goes on.
  bool between_items(std::uint32_t b) const;

  // goal_lines.cc: lines with labels.
  /// The words behind a label, with where they stand and the last block of them.
  struct Aim {
    std::string words;
    Span evidence;
    std::uint32_t last;
  };
  /// Where a labelled goal ends: before a verdict on it, with its sentence unless it is a heading.
  Span aim(const Block& b, Span text) const;
  /// The words behind a label that stands at the begin of block `block`; behind a bare "Goal 3"
  /// they are the next line.
  std::optional<Aim> aim_behind(std::uint32_t block, const SpokenLabel& label) const;
  /// Whose part a labelled goal is: an objective's goal, a goal's area; the upper goal before a
  /// lower one, or the one whose number its own begins with ("1" and "1.2").
  std::optional<std::size_t> above(const SpokenLabel& label) const;
  /// Reads a line "Goal 3. Text" and the items below it, which are its objectives. Returns the last
  /// block that was read; empty if the block is no such line.
  std::optional<std::uint32_t> read_spoken(std::uint32_t block);
  std::size_t add_spoken(std::uint32_t block, const SpokenLabel& label, const Aim& said);
  /// Reads the labelled goals that later sentences of a paragraph tell, from byte `from` on ("Goal
  /// 1.1 Text. Goal 1.2 Text."). Returns the last.
  std::optional<std::size_t> read_run_on(std::uint32_t block, std::uint32_t from);
  /// Reads lines that begin with letters in order ("A Text"), several in a paragraph perhaps.
  std::optional<std::uint32_t> read_lines(std::uint32_t first, const GoalHead& head,
                                          std::optional<std::size_t> parent);
  /// Reads the lines "A1 Text" below goal A, with perhaps a paragraph between. Returns their last
  /// block; empty if there are none.
  std::optional<std::uint32_t> read_parts(std::uint32_t first, std::uint32_t head,
                                          std::size_t goal);
  /// Reads a row "P1 | Text" and the line that it goes on in. Returns the last block.
  std::uint32_t read_row(std::uint32_t row, const CodeLabel& label, const GoalHead& head,
                         std::optional<std::size_t> parent);
  bool first_code(Span code) const;

  const View& view_;
  const UnitTable& table_;
  GoalDrafts& goals_;
  GoalHeads heads_;
  std::optional<std::size_t> area_;     ///< the field that the goals now belong to
  std::optional<std::size_t> current_;  ///< the goal that objectives now belong to
  std::optional<std::size_t> upper_;    ///< the goal that lower ones now belong to
};

}  // namespace orgkarta::facts
