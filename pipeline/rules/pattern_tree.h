// A narrow pattern (alphabet.h) read: what it is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/rules/byte_set.h"
#include "pipeline/rules/word_trie.h"

namespace orgkarta::rules {

/// A piece of a pattern, with the pieces inside it.
struct PatternTree {
  enum class Kind : std::uint8_t {
    set,       ///< one byte of `set`
    words,     ///< a form of the lexicon `words`, longer ones rather than those they begin with
    sequence,  ///< all parts, one behind the other; of none: nothing
    choice,    ///< one of the parts, earlier ones rather than later ones
    repeat,    ///< its one part, `least` to `most` times
    group,     ///< its one part, captured
    line_begin,
    line_end,
  };
  static constexpr int kEndless = -1;

  Kind kind = Kind::sequence;
  ByteSet set;
  const WordTrie* words = nullptr;
  std::vector<PatternTree> parts;
  int least = 0;
  int most = 0;        ///< or kEndless
  bool greedy = true;  ///< as often as possible, rather than as seldom
  int group = 0;       ///< its number, counted from the pattern's begin as RE2 does

  ByteSet first;          ///< the bytes that it may begin with, if it takes any
  bool nullable = false;  ///< may take none
};

/// Reads a pattern in which lexicons stand by their names ("{months}"). `first_group` is the number
/// of its first group. Empty if it holds what no rule needs: RE2 must be asked then.
std::optional<PatternTree> read_pattern(std::string_view pattern, const WordTries& tries,
                                        int first_group);

}  // namespace orgkarta::rules
