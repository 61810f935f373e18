// Tries a rule's program at one place and tells the groups.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/rules/program.h"

namespace orgkarta::rules {

/// RE2 says what a pattern means; this takes the same leftmost-first choice. It goes back and tries
/// another way where one fails, so it may give up, as its time is not bound by the text's length:
/// then RE2 must be asked. Holds buffers: one a thread.
class Attempt {
 public:
  using Program = Programs::Program;
  enum class Result : std::uint8_t { none, found, unknown };
  static constexpr std::uint32_t kUnset = ~std::uint32_t{0};

  /// Whether the program matches from `at` on. `text` must end in a line feed (lines.h) and have
  /// one before the line that `at` stands in.
  Result match(const Program& program, std::string_view text, std::uint32_t at);

  /// Offsets of begin and end, two a group, of the last match; kUnset for what took no part.
  const std::vector<std::uint32_t>& slots() const { return slots_; }

 private:
  enum class Step : std::uint8_t { on, back, unknown, match };

  /// What to go back to.
  struct Choice {
    enum class Kind : std::uint8_t { way, greedy, lazy, slot };
    Kind kind = Kind::way;
    std::uint32_t number = 0;  ///< of the instruction, or the slot
    std::uint32_t at = 0;      ///< the place, or what the slot held
    std::uint32_t bound = 0;  ///< of a run: the least place of a greedy one, the last of a lazy one
  };

  Step step(const Instruction& now);
  Step take(bool fits, std::uint32_t next);
  Step take_text(const Instruction& now);
  Step take_word(const Instruction& now);
  Step run_far(const Instruction& now);
  Step run_short(const Instruction& now);
  Step part(const Instruction& now);
  Step go(bool on, std::uint32_t next);
  void note(std::uint32_t slot);
  Step go_back();
  Step run_less();
  Step run_more();

  const Programs* programs_ = nullptr;
  const char* text_ = nullptr;
  std::uint32_t end_ = 0;     ///< of what may be seen
  std::uint32_t at_ = 0;      ///< where the next byte is taken
  std::uint32_t number_ = 0;  ///< of the next instruction
  std::vector<std::uint32_t> slots_;
  std::vector<Choice> choices_;
};

}  // namespace orgkarta::rules
