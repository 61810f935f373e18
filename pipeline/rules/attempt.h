// Tries a rule's program at one place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/rules/program.h"

namespace orgkarta::rules {

/// RE2 says what a pattern means; this takes the same leftmost-first choice, tries it at one place
/// and tells the groups, most often after a few bytes. It goes back and tries another way where one
/// fails, so it may give up, as its time is not bound by the text's length: then RE2 must be asked.
/// Holds buffers: one a thread.
class Attempt {
 public:
  using Program = Programs::Program;
  enum class Result : std::uint8_t { none, found, unknown };
  static constexpr std::uint32_t kUnset = ~std::uint32_t{0};

  /// Whether the program matches from `at` on. `text` must end in a line feed (lines.h) and have
  /// one before the line that `at` stands in.
  Result match(const Program& program, std::string_view text, std::uint32_t at);

  /// Whether a longer text that begins with `begin` might match, being its line's first or not.
  /// `begin` must have a line feed before its first byte.
  bool may_begin(const Program& program, std::string_view begin);

  /// Offsets of begin and end, two a group, of the last match; kUnset for what took no part.
  const std::vector<std::uint32_t>& slots() const { return slots_; }

 private:
  /// What to go back to.
  struct Choice {
    enum class Kind : std::uint32_t { way, greedy, lazy, slot };
    Kind kind = Kind::way;
    std::uint32_t number = 0;  ///< of the instruction, or the slot
    std::uint32_t at = 0;      ///< the place, or what the slot held
    std::uint32_t least = 0;   ///< of a run: the shortest …
    std::uint32_t most = 0;    ///< … or the longest
  };

  Result run(const Program& program, const char* text, std::uint32_t at, std::uint32_t end);

  std::vector<std::uint32_t> slots_;
  std::vector<Choice> choices_;
};

}  // namespace orgkarta::rules
