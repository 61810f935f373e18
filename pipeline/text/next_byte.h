// Where a byte stands next, asked line after line.
#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/model/span.h"

namespace orgkarta::text {

/// Answers for rising positions; looks at each byte of the text once, however often it is asked.
class NextByte {
 public:
  NextByte(std::string_view text, char byte) : text_(text), byte_(byte) { find(0); }

  /// The first such byte at `i` or behind it; the text's size if there is none.
  std::size_t from(std::size_t i) {
    if (next_ < i) find(i);
    return next_;
  }
  bool within(Span span) { return from(span.begin) < span.end; }

 private:
  void find(std::size_t i) {
    next_ = text_.find(byte_, i);
    if (next_ == text_.npos) next_ = text_.size();
  }

  std::string_view text_;
  char byte_;
  std::size_t next_ = 0;
};

}  // namespace orgkarta::text
