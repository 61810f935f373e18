// A block's text with every mention as one character: what relation rules run over.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"
#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/narrow_text.h"

namespace orgkarta::rules {

/// Masked text and its way back. Reused block after block.
class Mask {
 public:
  /// Masks the block's content, which `narrow` holds. `mentions` are those of this block, in text
  /// order. The end of a
  /// sentence is marked before its final full stop, so that what a rule takes up to the end of a
  /// sentence has none; a sentence end inside a mention ("31 dec. | 2021") is no end.
  void build(const Alphabet& alphabet, const NarrowText& narrow, const Text& text,
             const Block& block, std::span<const Mention> mentions);

  /// The masked text, narrow.
  std::string_view bytes() const { return mask_; }

  /// The span of the document's text that a span of the mask stands for.
  Span to_text(const NarrowText& narrow, Span mask) const;

 private:
  struct Piece {
    std::uint32_t mask = 0;  ///< where it begins in the mask
    Span narrow;
    bool token = false;      ///< stands for the whole span; otherwise copied byte by byte
  };

  void find_sentence_ends(const NarrowText& narrow, const Text& text, const Block& block,
                          std::span<const Mention> mentions);
  void copy_until(std::string_view narrow, std::uint32_t end);
  void put_token(std::uint8_t token, Span narrow);
  const Piece& piece_before(std::uint32_t mask) const;

  std::string mask_;
  std::vector<Piece> pieces_;
  std::vector<std::uint32_t> ends_;  ///< of sentences, narrow, rising
  std::uint32_t copied_ = 0;         ///< bytes of the narrow text
};

}  // namespace orgkarta::rules
