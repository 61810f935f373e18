// Many blocks in one string, a line each, so that one search can run over all of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace orgkarta::rules {

/// Narrow text (alphabet.h) of several blocks. A line feed stands before the first line and behind
/// each: it is no part of a word, and no pattern matches it, so that a match stays in its line and
/// always has a character on both sides. Some more stand at the end, so that eight bytes can be
/// read from anywhere in a line.
struct Lines {
  static constexpr char kFence = '\n';
  static constexpr std::size_t kSlack = 8;

  struct Line {
    std::uint32_t block = 0;  ///< number of the block in the document
    Span span;                ///< in `bytes`, without the line feeds
  };

  std::string bytes;
  std::vector<Line> lines;

  void clear() {
    bytes.assign(1, kFence);
    lines.clear();
  }
  void finish() { bytes.append(kSlack, kFence); }
  std::string_view view() const { return bytes; }
  std::string_view line(std::uint32_t number) const {
    const Span span = lines[number].span;
    return view().substr(span.begin, span.size());
  }
  /// The line with the line feeds around it: what a search in this line alone must see.
  Span fenced(std::uint32_t number) const {
    const Span span = lines[number].span;
    return {span.begin - 1, span.end + 1};
  }
};

}  // namespace orgkarta::rules
