// A block's text with one byte a character, and its way back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/rules/alphabet.h"

namespace orgkarta::rules {

/// Rewritten text; reused block after block.
class NarrowText {
 public:
  /// Rewrites `text`[`span`]; valid UTF-8.
  void build(const Alphabet& alphabet, std::string_view text, Span span);

  std::string_view bytes() const { return {bytes_.data(), size_}; }

  /// The document's offset of narrow byte `at` (or of the end).
  std::uint32_t to_text(std::uint32_t at) const;
  Span to_text(Span span) const { return {to_text(span.begin), to_text(span.end)}; }
  /// The narrow byte for an offset of the document within the block.
  std::uint32_t to_narrow(std::uint32_t offset) const;

 private:
  /// Where a character of several bytes ends, in both texts.
  struct Mark {
    std::uint32_t narrow = 0;
    std::uint32_t text = 0;
  };

  std::string bytes_;  ///< as long as the longest block so far
  std::size_t size_ = 0;
  std::vector<Mark> marks_;
  std::uint32_t begin_ = 0;
};

}  // namespace orgkarta::rules
