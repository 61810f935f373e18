// What an analyst says against the linking: it always wins.
#pragma once

#include <cstdint>
#include <string>

namespace orgkarta {

/// A line of a file of corrections, and what came of it.
struct Correction {
  enum class Kind : std::uint8_t { same, different, rename };

  /// unknown: it names something that the registry has not. refused: it cannot be done (two
  /// municipalities, a body and a person, another line that says the contrary).
  enum class State : std::uint8_t { unknown, refused, holds };

  Kind kind = Kind::same;
  std::string a;  ///< an id of the registry, or a fact: "minutes/2024-03-05.html#u3"
  std::string b;  ///< likewise; of a rename the name
  int line = 0;   ///< in its file, from 1

  State state = State::unknown;
  bool known_a = false;    ///< whether `a` is in the registry
  bool known_b = false;    ///< likewise; of a rename never
  bool person = false;     ///< a and b are people
  std::int64_t row_a = 0;  ///< row of the mention (units, posts) that stands for `a`; 0: none
  std::int64_t row_b = 0;
};

}  // namespace orgkarta
