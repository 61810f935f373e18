// Whether a program matches at a place, without telling how.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/rules/byte_classes.h"
#include "pipeline/rules/program.h"

namespace orgkarta::rules {

/// Most places where a rule is tried do not match, and to know that takes no groups: so all ways
/// through the program are followed at once. What they have come to after some bytes is kept as a
/// state, with the state that each further byte leads to; so a text that goes on as one before it
/// costs a look into a table a byte. Of bounded size. One a thread and rule.
class Recogniser {
 public:
  explicit Recogniser(const Programs::Program& program);

  /// Whether a match may begin at `at`: never false where one does, and seldom true where none
  /// does, as long runs are not counted. `text` must end in a line feed (lines.h) and have one
  /// before the line that `at` stands in.
  bool matches(std::string_view text, std::size_t at) {
    State state = starts_[text[at - 1] == '\n' ? 1 : 0];
    const std::size_t end = std::min(text.size(), at + Programs::kWindow);
    const std::size_t near = std::min(end, at + kNear);
    do {
      state = next(state, text[at++]);
    } while (state > kMatched && at < near);
    while (state > kMatched && at < end) {
      // Far from the begin a byte seldom changes anything: not to wait for what it leads to is
      // quicker.
      const State* const row = table_.data() + state;
      while (row[classes_.of[static_cast<unsigned char>(text[at])]] == state && at + 1 < end) ++at;
      state = next(state, text[at++]);
    }
    return state != kFailed;
  }

  /// Whether a longer text that begins with `begin` might match, being its line's first or not.
  bool may_begin(std::string_view begin);

 private:
  using State = std::uint16_t;          ///< where its row begins in the table
  static constexpr State kUnknown = 0;  ///< what the byte leads to has not been worked out
  static constexpr State kFailed = 1;
  static constexpr State kMatched = 2;
  static constexpr State kLowest = 3;
  static constexpr std::size_t kMostEntries = 1 << 16;  // of the table, before all is forgotten
  static constexpr std::size_t kNear = 16;              // bytes

  /// One way through the program: its instruction, and how far it is inside that (bytes of a
  /// text, node of a trie, rounds of a run).
  using Way = std::uint64_t;
  using Ways = std::vector<Way>;
  struct Hash {
    std::size_t operator()(const Ways& ways) const {
      std::size_t hash = ways.size();
      for (const Way way : ways) hash = (hash ^ way) * 0x9E3779B97F4A7C15 ^ hash >> 29;
      return hash;
    }
  };

  State next(State state, char byte) {
    const State to = table_[state + classes_.of[static_cast<unsigned char>(byte)]];
    return to != kUnknown ? to : work_out(state, byte);
  }

  void forget();
  State number_of(Ways& ways);
  State work_out(State state, char byte);
  bool go(std::uint32_t instruction, std::uint32_t inside, char byte);
  bool is_new(std::uint32_t instruction);
  void take(std::uint32_t number, std::uint32_t inside, char byte);
  bool leave_word(std::uint32_t number, std::uint32_t inside, char byte);
  bool leave_run(std::uint32_t number, std::uint32_t inside, char byte);
  void add(std::uint32_t instruction, std::uint32_t inside);

  const Programs::Program& program_;
  ByteClasses classes_;
  std::size_t width_;              ///< how many classes
  std::vector<State> table_;       ///< from kLowest on, a row a state
  std::array<State, 2> starts_{};  ///< inside a line, and at its begin
  std::vector<const Ways*> ways_;  ///< of each row
  std::unordered_map<Ways, State, Hash> numbers_;
  bool line_begins_ = false;         ///< while the first byte of a line is looked at
  Ways next_;                        ///< collected
  std::vector<std::uint32_t> seen_;  ///< the instructions gone through for a byte
};

/// The recognisers of a list of rules, each made when it is first asked for.
class Recognisers {
 public:
  explicit Recognisers(std::size_t rules) : all_(rules) {}

  Recogniser& of(std::size_t rule, const Programs::Program& program) {
    auto& recogniser = all_[rule];
    if (!recogniser) recogniser = std::make_unique<Recogniser>(program);
    return *recogniser;
  }

 private:
  std::vector<std::unique_ptr<Recogniser>> all_;
};

}  // namespace orgkarta::rules
