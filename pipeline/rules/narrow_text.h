// A document's blocks with one byte a character, and their way back.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/model/text.h"
#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/lines.h"
#include "pipeline/rules/step_index.h"

namespace orgkarta::rules {

/// The contents of all blocks that rules look at. Reused document after document.
class NarrowText {
 public:
  /// Rewrites a document's text, which must be valid UTF-8.
  void build(const Alphabet& alphabet, const Text& text);

  const Lines& lines() const { return lines_; }

  /// The document's offset of narrow byte `at` of a line, or of the line's end.
  std::uint32_t to_text(std::uint32_t at) const;
  Span to_text(Span span) const;
  /// The narrow byte for an offset of the document, which must lie in a block's content.
  std::uint32_t to_narrow(std::uint32_t offset) const;

 private:
  /// Where a line begins, or a character of several bytes ends, in both texts.
  struct Mark {
    std::uint32_t narrow = 0;
    std::uint32_t text = 0;
  };

  void add_line(const Alphabet& alphabet, std::string_view text, Span span);

  static std::uint32_t narrow_of(const Mark& mark) { return mark.narrow; }
  static std::uint32_t text_of(const Mark& mark) { return mark.text; }

  Lines lines_;
  std::vector<Mark> marks_;
  StepIndex by_narrow_;
  StepIndex by_text_;
};

}  // namespace orgkarta::rules
